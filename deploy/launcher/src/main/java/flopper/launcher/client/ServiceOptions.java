package flopper.launcher.client;

import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

import java.util.Optional;

/** Where the service is, and what it is shown: options of every command that talks to one. */
public final class ServiceOptions {
    /** Names the address in the environment. */
    private static final String URL = "FLOPPER_URL";

    /** Holds the key in the environment, where no list of processes shows it. */
    private static final String KEY = "FLOPPER_KEY";

    @Option(
            names = {"--url", "--server"},
            paramLabel = "URL",
            defaultValue = "${env:" + URL + ":-http://127.0.0.1:8080}",
            description = "where the service answers (default: " + URL + ", else ${DEFAULT-VALUE})")
    private String url = "";

    @Option(
            names = "--key",
            paramLabel = "KEY",
            showDefaultValue = Visibility.NEVER,
            description =
                    "API key (default: " + KEY + "); a service on this machine may ask for none")
    private String key = "";

    /** The service. */
    public ServiceClient client() {
        String secret = key.isEmpty() ? System.getenv().getOrDefault(KEY, "") : key;
        return new ServiceClient(url, Optional.of(secret.strip()).filter(text -> !text.isEmpty()));
    }
}
