package flopper.api.imported;

import static org.assertj.core.api.Assumptions.assumeThat;

import flopper.api.Answer;
import flopper.api.ApiServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The ten files of real figures beside the checkout; what each is stands in their README. */
public final class MeasuredElsewhere {
    private static final String TIMM =
            "&source=huggingface%2Fpytorch-image-models&licence=Apache-2.0&version=aa4b5850";
    private static final String AIHUB =
            "&source=quic%2Fai-hub-models&licence=BSD-3-Clause&version=52c080d2";

    private MeasuredElsewhere() {}

    /** Imports one of them. */
    public static Answer post(ApiServer server, String name) {
        try {
            return server.post(
                    "/api/v1/imports?file="
                            + URLEncoder.encode(name, StandardCharsets.UTF_8)
                            + "&format="
                            + parameters(name),
                    "text/csv",
                    Files.readAllBytes(folder().resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Their names; a lone clone has none of them, and skips the test. */
    public static List<String> names() {
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(folder()).as("figures that were measured elsewhere").exists();
        }
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".csv"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String parameters(String name) {
        if (name.startsWith("aihub")) {
            return "aihub" + AIHUB;
        }
        return (name.contains("benchmark") ? "timm-benchmark" : "timm-results") + TIMM;
    }

    private static Path folder() {
        return Path.of(System.getProperty("flopper.root"))
                .resolveSibling("shared/reference/measured-elsewhere");
    }
}
