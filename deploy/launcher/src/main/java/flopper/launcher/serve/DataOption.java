package flopper.launcher.serve;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Map;

/** Where a local stack keeps its data and which port it answers at. */
public final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "data directory (default: ~/.local/share/flopper)")
    private Path data = defaultDirectory(System.getenv());

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "port of the service on 127.0.0.1; 0 takes a free one (default: 8080)")
    private int port;

    public Path data() {
        return data;
    }

    public int port() {
        return port;
    }

    /** The XDG base directory for data, as other programs of the user have it. */
    static Path defaultDirectory(Map<String, String> environment) {
        String base = environment.getOrDefault("XDG_DATA_HOME", "");
        Path parent =
                base.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".local", "share")
                        : Path.of(base);
        return parent.resolve("flopper");
    }
}
