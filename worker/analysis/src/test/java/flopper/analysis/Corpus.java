package flopper.analysis;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The conformance corpus, which lies beside the project; its own README says what it holds. */
public final class Corpus {
    private static final Path FOLDER =
            Path.of(System.getProperty("flopper.root", "."), "..", "shared", "conformance")
                    .normalize();

    private Corpus() {}

    /** A file of the corpus. Without the corpus the test is skipped, or fails where CI is true. */
    public static Path file(String first, String... more) {
        if (!isPresent()) {
            String message = "no conformance corpus at " + FOLDER.toAbsolutePath();
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(message);
            }
            Assumptions.abort(message);
        }
        return FOLDER.resolve(Path.of(first, more));
    }

    public static boolean isPresent() {
        return Files.isDirectory(FOLDER);
    }

    /** All models in the order of their names. */
    public static List<Path> models() {
        try (Stream<Path> files = Files.list(file("models"))) {
            return files.filter(file -> file.toString().endsWith(".onnx")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A row of a table, its cells by the names of their columns. */
    public record Row(Map<String, String> cells) {
        public String text(String column) {
            return Objects.requireNonNull(cells.get(column), column);
        }

        public long number(String column) {
            return Long.parseLong(text(column));
        }
    }

    public static List<Row> table(String name) {
        List<List<String>> lines =
                new String(bytes(file(name)), StandardCharsets.UTF_8)
                        .lines()
                        .map(Corpus::cells)
                        .toList();
        List<Row> rows = new ArrayList<>();
        for (List<String> cells : lines.subList(1, lines.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                row.put(lines.getFirst().get(i), cells.get(i));
            }
            rows.add(new Row(row));
        }
        return rows;
    }

    /** The cells of a line of CSV: a cell in quotes may hold commas, and quotes written twice. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean twice = i + 1 < line.length() && line.charAt(i + 1) == '"';
            if (c == '"' && quoted && twice) {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    public static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
