package flopper.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every figure of published.csv, counted again and printed beside ours. */
final class PublishedFiguresTest {
    private static final String README_2023 = "ptflops README 0f313a7";

    private static final String README_2025 = "ptflops README d612c75";

    /** A published figure that is not ours, and why. */
    private record Difference(String model, String weights, String source, String why) {}

    private static final List<Difference> DIFFERENCES =
            List.of(
                    new Difference(
                            "inception_v3",
                            "pretrainedmodels",
                            README_2023,
                            "its ReLUs are function calls, which that version did not see"),
                    new Difference(
                            "polynet",
                            "pretrainedmodels",
                            README_2023,
                            "counts a last ReLU in each poly-3 module that nothing uses"));

    /**
     * Weights of auxiliary heads, which training alone uses: published, but not in the graph. The
     * figures of googlenet's published weights leave them out already.
     */
    private static long trainingOnly(String model, Published published) {
        return switch (model) {
            case "inception_v3" -> 128L * (768 + 2) + 768 * (128 * 25 + 2) + 1000 * (768 + 1);
            case "googlenet" ->
                    published.weights().equals("none")
                            ? 128L * (512 + 2 + 528 + 2) + 2 * (1024 * 2049 + 1000 * 1025)
                            : 0;
            default -> 0;
        };
    }

    @Test
    void everyPublishedFigureIsCountedAgain() {
        StringBuilder table = new StringBuilder();
        try {
            for (Backbone backbone : Catalogue.backbones()) {
                Map<Integer, Counted> counts = new HashMap<>();
                for (Published published : backbone.published()) {
                    Counted counted =
                            counts.computeIfAbsent(
                                    resolution(backbone.name(), published),
                                    resolution -> Counted.of(backbone, resolution));
                    String row = row(backbone.name(), published, counted);
                    table.append('\n').append(row);
                    check(backbone.name(), published, counted, row);
                }
            }
        } finally {
            System.out.println(table);
        }
    }

    private static String row(String model, Published published, Counted counted) {
        String text =
                "%-22s %-24s %4d  params %s %s/ %,d  GMACs %s / %s (%s; %s)"
                        .formatted(
                                model,
                                published.weights(),
                                published.resolution(),
                                published.params().isPresent()
                                        ? "%,d".formatted(published.params().getAsLong())
                                        : published.paramsMillions().orElse(0) + " M",
                                trainingOnly(model, published) > 0 ? "with auxiliary heads " : "",
                                counted.params(),
                                published.gmacs().isPresent()
                                        ? published.gmacs().getAsDouble()
                                        : "none",
                                giga(macs(model, published, counted)),
                                published.convention(),
                                published.source());
        return difference(model, published).map(known -> text + ": " + known.why).orElse(text);
    }

    private static void check(String model, Published published, Counted counted, String row) {
        assertThat(counted.report().complete()).as(row).isTrue();
        long params = counted.params() + trainingOnly(model, published);
        published.params().ifPresent(exact -> assertThat(params).as(row).isEqualTo(exact));
        published
                .paramsMillions()
                .ifPresent(millions ->
                        assertThat(printed(params, 6, digits(published, 1)))
                                .as(row)
                                .isEqualByComparingTo(BigDecimal.valueOf(millions)));
        if (published.gmacs().isEmpty()) {
            return;
        }
        BigDecimal theirs = BigDecimal.valueOf(published.gmacs().getAsDouble());
        BigDecimal ours = printed(macs(model, published, counted), 9, digits(published, 3));
        if (difference(model, published).isPresent()) {
            assertThat(ours).as("%s, though known to differ", row).isNotEqualByComparingTo(theirs);
        } else {
            assertThat(ours).as(row).isEqualByComparingTo(theirs);
        }
    }

    /** That of the figure, which is not what inception_v3's label of 2025 says. */
    private static int resolution(String model, Published published) {
        boolean mislabelled =
                model.equals("inception_v3") && published.source().equals(README_2025);
        return mislabelled ? 299 : published.resolution();
    }

    /** By the rules behind the published figure. */
    private static long macs(String model, Published published, Counted counted) {
        return switch (published.convention()) {
            case "pycls" -> counted.pycls();
            case "ptflops" ->
                    published.source().equals(README_2025)
                            ? counted.recentPtflops(
                                    called(model), unseen(model), model.equals("vit_b_16"))
                            : counted.earlyPtflops();
            default -> counted.macs();
        };
    }

    /** What torchvision's code calls as a function, where others have a module. */
    private static Set<String> called(String model) {
        return switch (model) {
            case "googlenet" -> Set.of("Relu");
            case "inception_v3" -> Set.of("Relu", "AveragePool");
            case "densenet121" -> Set.of("GlobalAveragePool");
            default -> Set.of();
        };
    }

    /** What torchvision's code writes as something that ptflops does not see. */
    private static Set<String> unseen(String model) {
        return switch (model) {
            case "mnasnet1_0", "shufflenet_v2_x1_0" -> Set.of("GlobalAveragePool");
            case "maxvit_t" -> Set.of("MatMul");
            default -> Set.of();
        };
    }

    /** How many decimals a source prints of billions, or of millions where it has other ones. */
    private static int digits(Published published, int otherwise) {
        return switch (published.convention()) {
            case "pycls" -> 9;
            case "ptflops" -> 2;
            case "timm" -> 1;
            default -> otherwise;
        };
    }

    private static Optional<Difference> difference(String model, Published published) {
        return DIFFERENCES.stream()
                .filter(known -> known.model.equals(model))
                .filter(known -> known.weights.equals(published.weights()))
                .filter(known -> known.source.equals(published.source()))
                .findFirst();
    }

    private static String giga(long macs) {
        return printed(macs, 9, 9).toPlainString();
    }

    private static BigDecimal printed(long count, int unit, int digits) {
        return BigDecimal.valueOf(count, unit).setScale(digits, RoundingMode.HALF_EVEN);
    }
}
