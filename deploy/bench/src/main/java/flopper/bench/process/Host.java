package flopper.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine a figure was measured on, in one line: a figure without it says nothing. */
public final class Host {
    private Host() {}

    public static String description() throws IOException {
        String cpu =
                Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse("unknown processor");
        return "%s, %d processors, load %s, JDK %s"
                .formatted(
                        cpu,
                        Runtime.getRuntime().availableProcessors(),
                        Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0],
                        Runtime.version());
    }
}
