package flopper.timing.backend.onnxruntime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The events that the runtime's profiler wrote: one JSON object a line, whole microseconds, the
 * nodes of a run before the run itself. Names are not escaped, so lines are not read as JSON.
 */
final class ProfileLog {
    private static final Pattern NODE =
            Pattern.compile(
                    "\\{\"cat\" : \"Node\".*?\"dur\" :(\\d+),.*?\"name\""
                            + " :\"(.*)_kernel_time\",\"args\".*");
    private static final Pattern RUN =
            Pattern.compile(
                    "\\{\"cat\" : \"Session\".*?\"dur\" :(\\d+),.*?\"name\" :\"model_run\",.*");
    private static final long MICROSECOND_NS = 1000;

    record Event(String name, long ns) {}

    /** One run: the whole, and its nodes as they ended, those of subgraphs before their holder. */
    record Run(long ns, List<Event> nodes) {}

    private final List<Run> runs = new ArrayList<>();
    private List<Event> nodes = new ArrayList<>();

    private ProfileLog() {}

    static List<Run> read(Path file) throws IOException {
        ProfileLog log = new ProfileLog();
        try (Stream<String> lines = Files.lines(file)) {
            lines.forEach(log::line);
        }
        return log.runs;
    }

    private void line(String line) {
        Matcher node = NODE.matcher(line);
        if (node.matches()) {
            nodes.add(new Event(node.group(2), ns(node.group(1))));
            return;
        }
        Matcher run = RUN.matcher(line);
        if (run.matches()) {
            runs.add(new Run(ns(run.group(1)), nodes));
            nodes = new ArrayList<>();
        }
    }

    private static long ns(String microseconds) {
        return Long.parseLong(microseconds) * MICROSECOND_NS;
    }
}
