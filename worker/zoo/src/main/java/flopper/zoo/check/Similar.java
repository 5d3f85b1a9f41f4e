package flopper.zoo.check;

import flopper.analysis.InputBinding;
import flopper.analysis.ModelAnalyzer;
import flopper.analysis.graph.Model;
import flopper.zoo.Backbone;
import flopper.zoo.Catalogue;

import java.util.List;
import java.util.Locale;

/**
 * Backbones of the catalogue that have most layers in common with a model.
 *
 * @param similarity Jaccard's index of the forms of layers, from 0 to 1
 * @param backbones all that are as similar; none where nothing is similar enough
 */
record Similar(double similarity, List<Backbone> backbones) {
    /** Below this, what two networks have in common says little: there are only so many forms. */
    private static final double SIMILARITY_MIN = 0.5;

    private record Known(Backbone backbone, Fingerprint fingerprint) {
        static Known of(Backbone backbone) {
            Model model = backbone.model();
            return new Known(
                    backbone,
                    Fingerprint.of(
                            ArithmeticLayer.of(
                                    model, ModelAnalyzer.analyze(model, InputBinding.NONE))));
        }
    }

    /** The whole catalogue: built once, when somebody first asks, which takes about a second. */
    private static final class Lazily {
        static final List<Known> CATALOGUE =
                Catalogue.backbones().parallelStream().map(Known::of).toList();
    }

    /**
     * The most similar ones; else the one of that name, such as for a model that has all its widths
     * changed.
     */
    static Similar to(Fingerprint fingerprint, String name) {
        double best =
                Lazily.CATALOGUE.stream()
                        .mapToDouble(known -> known.fingerprint.similarity(fingerprint))
                        .max()
                        .orElse(0);
        if (best >= SIMILARITY_MIN) {
            return new Similar(
                    best,
                    Lazily.CATALOGUE.stream()
                            .filter(known -> known.fingerprint.similarity(fingerprint) == best)
                            .map(Known::backbone)
                            .toList());
        }
        return Lazily.CATALOGUE.stream()
                .filter(known -> isName(name, known.backbone.name()))
                .findFirst()
                .map(known ->
                        new Similar(
                                known.fingerprint.similarity(fingerprint), List.of(known.backbone)))
                .orElse(new Similar(best, List.of()));
    }

    /** Whether a model is called as the backbone is, hyphens and capitals apart. */
    static boolean isName(String name, String backbone) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_').equals(backbone);
    }
}
