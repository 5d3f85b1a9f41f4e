package flopper.db;

import java.time.Duration;

/**
 * Where PostgreSQL is and how it is used.
 *
 * @param url JDBC URL
 * @param connectionsMax pool size; queries are short, so a few per core are enough
 * @param connectTimeout how long a caller waits for a connection before it is told that the database
 *     is away
 */
public record DatabaseSettings(
        String url, String user, String password, int connectionsMax, Duration connectTimeout) {

    /** Ten connections, and five seconds until a caller hears that the database is away. */
    public static DatabaseSettings of(String url, String user, String password) {
        return new DatabaseSettings(url, user, password, 10, Duration.ofSeconds(5));
    }
}
