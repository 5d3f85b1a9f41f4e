package flopper.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import flopper.servers.TestServers;
import flopper.servers.postgres.PostgresAddress;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

final class UnavailableTest {

    @Test
    void aServerThatEndsInTheMiddleIsAwayForTheRestOfTheTransactionToo() throws SQLException {
        try (HikariDataSource pool = pool();
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() ->
                            statement.execute("SELECT pg_terminate_backend(pg_backend_pid())"))
                    .matches(Unavailable::is);
            assertThatThrownBy(connection::getTransactionIsolation).matches(Unavailable::is);
        }
    }

    @Test
    void aStatementThatIsWrongIsNot() throws SQLException {
        try (HikariDataSource pool = pool();
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT nothing"))
                    .matches(e -> !Unavailable.is(e));
        }
        assertThat(Unavailable.is(new IllegalStateException("Connection is closed"))).isFalse();
    }

    private static HikariDataSource pool() {
        PostgresAddress address = TestServers.postgres();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        return new HikariDataSource(config);
    }
}
