package flopper.analysis.convention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a convention's figure is not the one its tool printed. The list with the causes is a table of
 * {@code worker/README.md}: what is not in it fails, and so does what is in it and is no longer true.
 */
public final class Deviations {
    private final Map<String, String> found = new TreeMap<>();

    /** Notes a figure of a graph, beside what the tool printed for it. */
    public void compare(String graph, FlopConvention convention, long measured, long here) {
        if (measured != here) {
            String figures = "%,d | %,d".formatted(measured, here);
            found.put("%s | %s".formatted(graph, convention), figures);
        }
    }

    /** Holds what was found against the table that stands between the marks of this name. */
    public void assertListed(String table) {
        Map<String, String> listed = new TreeMap<>();
        for (String line : lines(table)) {
            List<String> cells =
                    List.of(line.split("\\|", -1)).stream().map(String::strip).toList();
            assertThat(cells.get(5)).as("the cause of %s", line).isNotBlank();
            listed.put(cells.get(1) + " | " + cells.get(2), cells.get(3) + " | " + cells.get(4));
        }
        assertThat(found)
                .as("deviations, as table %s of worker/README.md", table)
                .isEqualTo(listed);
    }

    private static List<String> lines(String table) {
        Path readme = Path.of(System.getProperty("flopper.root", "."), "worker", "README.md");
        List<String> rows = new ArrayList<>();
        boolean within = false;
        try {
            for (String line : Files.readAllLines(readme)) {
                if (line.startsWith("<!-- " + table)) {
                    within = true;
                } else if (line.startsWith("<!-- /" + table)) {
                    within = false;
                } else if (within && line.startsWith("| ") && !line.startsWith("| graph")) {
                    rows.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
