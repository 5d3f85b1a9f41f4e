package flopper.launcher.serve;

import flopper.db.DatabaseSettings;
import flopper.launcher.terminal.CommandFailure;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a role needs to know of its surroundings. For {@code api} and {@code worker} it comes from
 * the environment; the table in {@code deploy/README.md} lists every variable.
 *
 * @param databaseUrl JDBC URL of PostgreSQL
 * @param kafka bootstrap servers, host and port
 * @param host address to listen on
 * @param port 0 takes a free one
 * @param access who is let in
 */
public record ServiceSettings(
        String databaseUrl,
        String databaseUser,
        String databasePassword,
        String kafka,
        String host,
        int port,
        Access access) {

    /**
     * Who the service lets in.
     *
     * @param open whether it asks for no keys
     * @param adminKey a secret that is an admin's from the start; empty for none
     */
    record Access(boolean open, String adminKey) {
        /** Everybody; for the loopback address alone. */
        static final Access OPEN = new Access(true, "");

        static Access of(Map<String, String> environment) {
            String mode = environment.getOrDefault(ACCESS, KEYS);
            if (!mode.equals(KEYS) && !mode.equals(ANYBODY)) {
                throw new CommandFailure(
                        "%s is '%s', neither %s nor %s".formatted(ACCESS, mode, KEYS, ANYBODY));
            }
            return new Access(
                    mode.equals(ANYBODY), environment.getOrDefault(ADMIN_KEY, "").strip());
        }
    }

    static final String DATABASE_URL = "FLOPPER_DATABASE_URL";
    static final String DATABASE_USER = "FLOPPER_DATABASE_USER";
    static final String DATABASE_PASSWORD = "FLOPPER_DATABASE_PASSWORD";
    static final String KAFKA = "FLOPPER_KAFKA";
    static final String HOST = "FLOPPER_HOST";
    static final String PORT = "FLOPPER_PORT";
    static final String ACCESS = "FLOPPER_ACCESS";
    static final String ADMIN_KEY = "FLOPPER_ADMIN_KEY";

    private static final String KEYS = "keys";
    private static final String ANYBODY = "open";

    /** All variables, for the test that compares them with the documented table. */
    static final List<String> VARIABLES =
            List.of(
                    DATABASE_URL,
                    DATABASE_USER,
                    DATABASE_PASSWORD,
                    KAFKA,
                    HOST,
                    PORT,
                    ACCESS,
                    ADMIN_KEY);

    /** Reachable from this machine alone. */
    static final String LOOPBACK = "127.0.0.1";

    private static final int PORT_MAX = 65_535;

    /**
     * @param defaultPort where {@code FLOPPER_PORT} is not set
     * @throws CommandFailure naming the variables that are missing or wrong
     */
    static ServiceSettings of(Map<String, String> environment, int defaultPort) {
        require(environment, List.of(DATABASE_URL, DATABASE_USER, KAFKA));
        return new ServiceSettings(
                environment.getOrDefault(DATABASE_URL, ""),
                environment.getOrDefault(DATABASE_USER, ""),
                environment.getOrDefault(DATABASE_PASSWORD, ""),
                environment.getOrDefault(KAFKA, ""),
                environment.getOrDefault(HOST, LOOPBACK),
                Optional.ofNullable(environment.get(PORT))
                        .map(ServiceSettings::port)
                        .orElse(defaultPort),
                Access.of(environment));
    }

    /**
     * The database alone, for commands that need nothing else.
     *
     * @throws CommandFailure naming the variables that are missing
     */
    public static DatabaseSettings database(Map<String, String> environment) {
        require(environment, List.of(DATABASE_URL, DATABASE_USER));
        return DatabaseSettings.of(
                environment.getOrDefault(DATABASE_URL, ""),
                environment.getOrDefault(DATABASE_USER, ""),
                environment.getOrDefault(DATABASE_PASSWORD, ""));
    }

    private static void require(Map<String, String> environment, List<String> names) {
        List<String> missing =
                names.stream()
                        .filter(name -> environment.getOrDefault(name, "").isBlank())
                        .toList();
        if (!missing.isEmpty()) {
            throw new CommandFailure(
                    "set %s in the environment (deploy/README.md explains each)"
                            .formatted(String.join(", ", missing)));
        }
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > PORT_MAX) {
            throw new CommandFailure("%s is '%s', not a port".formatted(PORT, text));
        }
        return Integer.parseInt(text);
    }
}
