package flopper.zoo;

import java.util.List;
import java.util.Optional;

/**
 * Why a published figure of multiply-accumulates is not what flopper counts.
 *
 * @param source where the published figure stands
 * @param why a part of a sentence
 */
public record Deviation(String model, String weights, String source, String why) {
    static final String PTFLOPS_2023 = "ptflops README 0f313a7";
    static final String PTFLOPS_2025 = "ptflops README d612c75";

    /** Figures that its own rules do not give either. */
    private static final List<Deviation> UNMET =
            List.of(
                    new Deviation(
                            "inception_v3",
                            "none",
                            PTFLOPS_2025,
                            "labelled 224 pixels, counted at 299"),
                    new Deviation(
                            "inception_v3",
                            "pretrainedmodels",
                            PTFLOPS_2023,
                            "its ReLUs are function calls, which that version did not see"),
                    new Deviation(
                            "polynet",
                            "pretrainedmodels",
                            PTFLOPS_2023,
                            "counts a last ReLU in each poly-3 module that nothing uses"));

    /** A figure that the source's own rules do not give. */
    static Optional<Deviation> unmet(String model, Published published) {
        return UNMET.stream()
                .filter(known -> known.model.equals(model))
                .filter(known -> known.weights.equals(published.weights()))
                .filter(known -> known.source.equals(published.source()))
                .findFirst();
    }

    /** Why a figure differs from plain multiply-accumulates, where it may. */
    public static Optional<Deviation> of(String model, Published published) {
        return unmet(model, published)
                .or(() ->
                        rules(published)
                                .map(why ->
                                        new Deviation(
                                                model,
                                                published.weights(),
                                                published.source(),
                                                why)));
    }

    private static Optional<String> rules(Published published) {
        return switch (published.convention()) {
            case "pycls" -> Optional.of("with bias");
            case "ptflops" ->
                    Optional.of(
                            published.source().equals(PTFLOPS_2025)
                                    ? "with bias and normalisation, activations and poolings twice"
                                    : "with bias, normalisation, activations and poolings");
            default -> Optional.empty();
        };
    }

    /**
     * Weights of auxiliary heads, which training alone uses: published, but not in the graph. The
     * figures of googlenet's published weights leave them out already.
     */
    public static long trainingOnly(String model, Published published) {
        return switch (model) {
            case "inception_v3" -> 128L * (768 + 2) + 768 * (128 * 25 + 2) + 1000 * (768 + 1);
            case "googlenet" ->
                    published.weights().equals("none")
                            ? 128L * (512 + 2 + 528 + 2) + 2 * (1024 * 2049 + 1000 * 1025)
                            : 0;
            default -> 0;
        };
    }
}
