package flopper.db;

import flopper.servers.TestServers;
import flopper.servers.postgres.PostgresAddress;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A migrated database of a test class's own, emptied before each test. Its connection is for what no
 * store tells or does: counting rows, turning back a clock.
 */
public final class TestDatabase implements BeforeEachCallback, AfterAllCallback {

    private final PostgresAddress address;
    private final Database database;

    private TestDatabase(PostgresAddress address) {
        this.address = address;
        this.database = Database.open(settings(address));
    }

    /** A new one. */
    public static TestDatabase create() {
        return new TestDatabase(TestServers.postgres());
    }

    /** How to open the database at this address. */
    public static DatabaseSettings settings(PostgresAddress address) {
        return DatabaseSettings.of(address.url(), address.user(), address.password());
    }

    /** The stores. */
    public Database database() {
        return database;
    }

    /** A connection beside the pool. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    /** Runs a statement and answers how many rows it touched. */
    public int execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of the only row. */
    public String one(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Rows of a table. */
    public int count(String table) {
        return Integer.parseInt(one("SELECT count(*) FROM " + table));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        execute(
                """
                TRUNCATE graph, worker, sweep, dispatch_turn, measurement_process, measurement_layer
                CASCADE
                """);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        database.close();
    }
}
