package flopper.zoo.check;

import flopper.analysis.graph.Model;
import flopper.analysis.report.ModelReport;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a model has in common with the backbone that it looks like, and what not.
 *
 * @param backbone the most similar one of the catalogue, by name
 * @param folded whether the model is rather that backbone with its normalisations folded
 * @param resolution pixels or tokens at which it was compared; empty where the model takes none
 *     that the backbone can, so that sizes of outputs were not compared
 * @param similarity layers in common among the layers of both, from 0 to 1
 * @param alike other backbones that are as similar
 * @param layersCompared layers of the backbone with multiply-accumulates
 * @param differences where the model differs, in the order of its file
 * @param addedParams groups that hold other numbers of parameters than any group of the backbone;
 *     empty where both have equally many parameters
 * @param missingParams groups of the backbone likewise
 * @param params parameters of both
 * @param macs multiply-accumulates of both in one run; of the backbone at its own resolution where
 *     the model's cannot be had
 * @param published what others published for the backbone at this resolution
 */
public record BackboneCheck(
        String backbone,
        boolean folded,
        OptionalInt resolution,
        double similarity,
        List<String> alike,
        int layersCompared,
        List<LayerDifference> differences,
        List<ParameterGroup> addedParams,
        List<ParameterGroup> missingParams,
        Figure params,
        Figure macs,
        List<PublishedClaim> published) {
    /** A count of the model and what it would be if the model were the backbone. */
    public record Figure(long model, long expected) {
        long distance() {
            return Math.abs(model - expected);
        }
    }

    /** The answer in a word. */
    public enum Verdict {
        /** Arithmetic and parameters are the backbone's. */
        SAME,
        /** The arithmetic is, the number of parameters is not, as where an exporter folded tables. */
        SAME_ARITHMETIC,
        DIFFERS
    }

    public BackboneCheck {
        alike = List.copyOf(alike);
        differences = List.copyOf(differences);
        addedParams = List.copyOf(addedParams);
        missingParams = List.copyOf(missingParams);
        published = List.copyOf(published);
    }

    public Verdict verdict() {
        if (!differences.isEmpty()) {
            return Verdict.DIFFERS;
        }
        return params.model == params.expected ? Verdict.SAME : Verdict.SAME_ARITHMETIC;
    }

    /**
     * Compares a model with the catalogue. Of several backbones that are as similar it is the one
     * with the fewest differences, then the one of the model's own name, then the one with the
     * nearest number of parameters.
     *
     * @param name what the model is called, which decides where its layers do not
     * @param report the model's, at the shapes in question
     * @return empty where the model looks like no backbone
     */
    public static Optional<BackboneCheck> of(String name, Model model, ModelReport report) {
        List<ArithmeticLayer> layers = ArithmeticLayer.of(model, report);
        Similar similar = Similar.to(Fingerprint.of(layers), name);
        List<BackboneCheck> ranked =
                similar.backbones().stream()
                        .map(backbone -> new Comparison(backbone, report, layers))
                        .map(comparison -> comparison.check(similar.similarity()))
                        .sorted(
                                Comparator.comparingInt(
                                                (BackboneCheck check) -> check.differences.size())
                                        .thenComparing(
                                                check -> !Similar.isName(name, check.backbone))
                                        .thenComparingLong(check -> check.params.distance()))
                        .toList();
        return ranked.stream()
                .findFirst()
                .map(first ->
                        first.with(ranked.stream().skip(1).map(BackboneCheck::backbone).toList()));
    }

    private BackboneCheck with(List<String> others) {
        return new BackboneCheck(
                backbone,
                folded,
                resolution,
                similarity,
                others,
                layersCompared,
                differences,
                addedParams,
                missingParams,
                params,
                macs,
                published);
    }
}
