package flopper.db;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.db.row.Page;
import flopper.servers.TestServers;
import flopper.servers.postgres.PostgresAddress;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The schema comes about on an empty database, once, whoever comes first. */
final class MigrationTest {

    @Test
    void anEmptyDatabaseIsMigrated() throws SQLException {
        PostgresAddress address = TestServers.postgres();
        try (Database database = Database.connect(TestDatabase.settings(address))) {
            database.migrate();

            assertThat(database.models().list(Page.first(1))).isEmpty();
        }
        assertThat(column(address, "SELECT success FROM flyway_schema_history"))
                .isNotEmpty()
                .containsOnly("t");
    }

    @Test
    void migratingAgainChangesNothing() throws SQLException {
        PostgresAddress address = TestServers.postgres();
        String history =
                "SELECT installed_rank || script || installed_on FROM flyway_schema_history";
        Database.open(TestDatabase.settings(address)).close();
        List<String> before = column(address, history);

        Database.open(TestDatabase.settings(address)).close();

        assertThat(column(address, history)).isEqualTo(before);
    }

    @Test
    void processesThatStartAtOnceMigrateOnce() throws Exception {
        PostgresAddress address = TestServers.postgres();
        List<Future<Void>> starts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                starts.add(threads.submit(open(address)));
            }
        }

        for (Future<Void> start : starts) {
            succeed(start);
        }
        assertThat(column(address, "SELECT version FROM flyway_schema_history WHERE type = 'SQL'"))
                .doesNotHaveDuplicates()
                .isNotEmpty();
    }

    @Test
    void everyTableAndViewSaysWhatItIs() throws SQLException {
        PostgresAddress address = TestServers.postgres();
        Database.open(TestDatabase.settings(address)).close();

        assertThat(
                        column(
                                address,
                                """
                                SELECT relname FROM pg_class
                                WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v')
                                  AND relname <> 'flyway_schema_history'
                                  AND obj_description(oid) IS NULL
                                """))
                .isEmpty();
    }

    private static Callable<Void> open(PostgresAddress address) {
        return () -> {
            Database.open(TestDatabase.settings(address)).close();
            return null;
        };
    }

    private static void succeed(Future<Void> start) throws InterruptedException {
        try {
            start.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a process that started beside others failed", e);
        }
    }

    private static List<String> column(PostgresAddress address, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection(
                                address.url(), address.user(), address.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
