package flopper.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Multiply-accumulates to the last digit, as other counters give them for the same networks. */
final class ExactCountsTest {
    /** Source: all tools that count convolutions and matrix products alone agree on these. */
    @ParameterizedTest
    @CsvSource({
        "resnet18, 1814073344",
        "resnet50, 4089184256",
        "densenet121, 2834161664",
        "mobilenet_v2, 300774272",
        "mobilenet_v3_large, 216589760",
        "efficientnet_b0, 385814752",
        "convnext_tiny, 4455531264",
        "vit_b_16, 17563828224",
        "swin_t, 4490566656",
        "squeezenet1_0, 818924576",
        "shufflenet_v2_x1_0, 144907992",
        "regnet_y_400mf, 401842848",
        "vgg16, 15470264320"
    })
    void aBackboneCostsWhatFlopCounterModeCounts(String name, long macs) {
        Backbone backbone = Catalogue.find(name).orElseThrow();

        assertThat(Counted.of(backbone, 224).macs()).isEqualTo(macs);
    }

    /** A row of the corpus: name, variant, side of the image, parameters and multiply-accumulates. */
    private static final Pattern ROW = Pattern.compile("\"\\{\"\"input\"\":\\[1,3,(\\d+),\\1]}\"");

    @Test
    void aBackboneCostsWhatItsExportedGraphCosts() throws IOException {
        Path reference =
                Path.of(System.getProperty("flopper.root"))
                        .resolveSibling("shared/conformance/reference.csv");
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(reference).as("the conformance corpus").exists();
        }
        List<String> rows = Files.readAllLines(reference);
        List<String> header = List.of(rows.getFirst().split(","));
        int compared = 0;
        for (String row : rows.subList(1, rows.size())) {
            Matcher input = ROW.matcher(row);
            // Quoted cells are lists, whose commas are no separators.
            List<String> cells = List.of(row.replaceAll("\"([^\"]|\"\")*\"", "").split(",", -1));
            Optional<Backbone> backbone = Catalogue.find(cells.getFirst());
            if (input.find() && backbone.isPresent()) {
                Counted counted = Counted.of(backbone.get(), Integer.parseInt(input.group(1)));
                assertThat(counted.macs())
                        .as(cells.getFirst())
                        .isEqualTo(Long.parseLong(cells.get(header.indexOf("formula_macs"))));
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(30);
    }
}
