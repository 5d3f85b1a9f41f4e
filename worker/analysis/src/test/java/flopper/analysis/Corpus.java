package flopper.analysis;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The conformance corpus, which lies beside the project; its own README says what it holds. */
public final class Corpus {
    private static final Path FOLDER =
            Path.of(System.getProperty("flopper.root", "."), "..", "shared", "conformance")
                    .normalize();

    private Corpus() {}

    /** A file of the corpus. Without the corpus the test is skipped, or fails where CI is true. */
    public static Path file(String first, String... more) {
        if (!Files.isDirectory(FOLDER)) {
            String message = "no conformance corpus at " + FOLDER.toAbsolutePath();
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(message);
            }
            Assumptions.abort(message);
        }
        return FOLDER.resolve(Path.of(first, more));
    }

    /** All models in the order of their names. */
    public static List<Path> models() {
        try (Stream<Path> files = Files.list(file("models"))) {
            return files.filter(file -> file.toString().endsWith(".onnx")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
