package flopper.agent.job;

import flopper.db.Database;
import flopper.db.DatabaseSettings;
import flopper.servers.TestServers;
import flopper.servers.postgres.PostgresAddress;

/** Databases of the tests' own. */
public final class TestDatabases {

    private TestDatabases() {}

    /** A new one with the schema in it. */
    public static Database open() {
        return open(TestServers.postgres());
    }

    /** The one at this address, with the schema in it. */
    public static Database open(PostgresAddress address) {
        return Database.open(
                DatabaseSettings.of(address.url(), address.user(), address.password()));
    }
}
