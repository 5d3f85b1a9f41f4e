package flopper.launcher.serve;

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
 */
record ServiceSettings(
        String databaseUrl,
        String databaseUser,
        String databasePassword,
        String kafka,
        String host,
        int port) {
    static final String DATABASE_URL = "FLOPPER_DATABASE_URL";
    static final String DATABASE_USER = "FLOPPER_DATABASE_USER";
    static final String DATABASE_PASSWORD = "FLOPPER_DATABASE_PASSWORD";
    static final String KAFKA = "FLOPPER_KAFKA";
    static final String HOST = "FLOPPER_HOST";
    static final String PORT = "FLOPPER_PORT";

    /** All variables, for the test that compares them with the documented table. */
    static final List<String> VARIABLES =
            List.of(DATABASE_URL, DATABASE_USER, DATABASE_PASSWORD, KAFKA, HOST, PORT);

    /** Reachable from this machine alone, because nothing asks who is calling. */
    static final String LOOPBACK = "127.0.0.1";

    private static final int PORT_MAX = 65_535;

    /**
     * @param defaultPort where {@code FLOPPER_PORT} is not set
     * @throws CommandFailure naming the variables that are missing or wrong
     */
    static ServiceSettings of(Map<String, String> environment, int defaultPort) {
        List<String> missing =
                List.of(DATABASE_URL, DATABASE_USER, KAFKA).stream()
                        .filter(name -> environment.getOrDefault(name, "").isBlank())
                        .toList();
        if (!missing.isEmpty()) {
            throw new CommandFailure(
                    "set %s in the environment (deploy/README.md explains each)"
                            .formatted(String.join(", ", missing)));
        }
        return new ServiceSettings(
                environment.getOrDefault(DATABASE_URL, ""),
                environment.getOrDefault(DATABASE_USER, ""),
                environment.getOrDefault(DATABASE_PASSWORD, ""),
                environment.getOrDefault(KAFKA, ""),
                environment.getOrDefault(HOST, LOOPBACK),
                Optional.ofNullable(environment.get(PORT))
                        .map(ServiceSettings::port)
                        .orElse(defaultPort));
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > PORT_MAX) {
            throw new CommandFailure("%s is '%s', not a port".formatted(PORT, text));
        }
        return Integer.parseInt(text);
    }
}
