package flopper.timing.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a child: this same Java with this same class path, and as little else. */
final class JavaCommand {
    private static final long HEAP_BYTES = 64L << 20;

    private JavaCommand() {}

    /**
     * @param inputBytes the heap holds the input several times while it is taken apart
     */
    static List<String> of(Path scratch, long inputBytes, List<String> arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xms16m",
                                "-Xmx" + (HEAP_BYTES + 6 * inputBytes),
                                // The least threads and pauses: nothing here makes garbage.
                                "-XX:+UseSerialGC",
                                // Statistics files that the JVM would write to at any time.
                                "-XX:-UsePerfData",
                                "-XX:-CreateCoredumpOnCrash",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Djava.io.tmpdir=" + scratch,
                                ChildMain.class.getName()));
        command.addAll(arguments);
        return command;
    }
}
