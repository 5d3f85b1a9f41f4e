package flopper.api.check;

import flopper.zoo.Published;
import flopper.zoo.check.ArithmeticLayer;
import flopper.zoo.check.BackboneCheck;
import flopper.zoo.check.LayerDifference;
import flopper.zoo.check.ParameterGroup;
import flopper.zoo.check.PublishedClaim;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A model beside the backbone that it looks like.
 *
 * @param looksLike null where it looks like none in the catalogue
 */
@Serdeable
public record CheckResponse(
        String model, @Schema(nullable = true) Optional<Resemblance> looksLike) {

    /**
     * What both have in common, and what not.
     *
     * @param backbone its name, which {@code GET /backbones/{name}} takes
     * @param folded whether it is rather the backbone with its normalisations folded
     * @param verdict {@code SAME_ARITHMETIC} where only the number of parameters is another
     * @param resolution pixels or tokens at which it was compared; null where the model takes none
     *     that the backbone can, so that sizes of outputs were not compared
     * @param similarity layers in common among the layers of both, from 0 to 1
     * @param alike other backbones that are as similar
     * @param layersCompared layers of the backbone with multiply-accumulates
     * @param differences the layers of them in which the model differs, in the order of its file
     * @param addedParams where parameters are that the backbone has not; empty where both have
     *     equally many
     * @param missingParams where the backbone has parameters that the model has not
     */
    @Serdeable
    public record Resemblance(
            String backbone,
            boolean folded,
            BackboneCheck.Verdict verdict,
            @Schema(nullable = true) OptionalInt resolution,
            double similarity,
            List<String> alike,
            int layersCompared,
            List<Difference> differences,
            List<Params> addedParams,
            List<Params> missingParams,
            long params,
            long expectedParams,
            long macs,
            long expectedMacs,
            List<Claim> published) {

        static Resemblance of(BackboneCheck check) {
            return new Resemblance(
                    check.backbone(),
                    check.folded(),
                    check.verdict(),
                    check.resolution(),
                    check.similarity(),
                    check.alike(),
                    check.layersCompared(),
                    check.differences().stream().map(Difference::of).toList(),
                    check.addedParams().stream().map(Params::of).toList(),
                    check.missingParams().stream().map(Params::of).toList(),
                    check.params().model(),
                    check.params().expected(),
                    check.macs().model(),
                    check.macs().expected(),
                    check.published().stream().map(Claim::of).toList());
        }
    }

    /** What became of a layer of the backbone. */
    public enum Change {
        CHANGED,
        ADDED,
        MISSING
    }

    /**
     * One layer.
     *
     * @param layer the model's; null where it has none
     * @param expected the backbone's; null where it has none
     */
    @Serdeable
    public record Difference(
            Change change,
            @Schema(nullable = true) Optional<Layer> layer,
            @Schema(nullable = true) Optional<Layer> expected) {

        static Difference of(LayerDifference difference) {
            return switch (difference) {
                case LayerDifference.Changed(var layer, var expected) ->
                        new Difference(
                                Change.CHANGED,
                                Optional.of(Layer.of(layer)),
                                Optional.of(Layer.of(expected)));
                case LayerDifference.Added(var layer) ->
                        new Difference(
                                Change.ADDED, Optional.of(Layer.of(layer)), Optional.empty());
                case LayerDifference.Missing(var expected) ->
                        new Difference(
                                Change.MISSING, Optional.empty(), Optional.of(Layer.of(expected)));
            };
        }
    }

    /**
     * A layer with multiply-accumulates.
     *
     * @param kernel sizes of a convolution's window; empty for 1×1 and for products of matrices
     * @param products multiply-accumulates behind each element that is put out
     */
    @Serdeable
    public record Layer(
            int index,
            String name,
            String op,
            List<Long> kernel,
            long products,
            List<Long> output,
            long macs) {

        static Layer of(ArithmeticLayer layer) {
            return new Layer(
                    layer.index(),
                    layer.name(),
                    layer.op(),
                    layer.form().kernel(),
                    layer.form().products(),
                    layer.output(),
                    layer.macs());
        }
    }

    /**
     * Parameters from one layer with multiply-accumulates to the next.
     *
     * @param from the first of these layers
     */
    @Serdeable
    public record Params(int index, String from, long params) {
        static Params of(ParameterGroup group) {
            return new Params(group.index(), group.name(), group.params());
        }
    }

    /**
     * What was published for the backbone at this resolution.
     *
     * @param paramsHeld whether the model's parameters are the published ones, folded
     *     normalisations and heads that only training uses added again
     * @param gmacsHeld likewise the multiply-accumulates of one sample
     */
    @Serdeable
    public record Claim(
            String weights,
            @Schema(nullable = true) OptionalLong params,
            boolean paramsHeld,
            @Schema(nullable = true) OptionalDouble gmacs,
            boolean gmacsHeld,
            String source) {

        static Claim of(PublishedClaim claim) {
            Published figures = claim.figures();
            return new Claim(
                    figures.weights(),
                    figures.params(),
                    claim.params(),
                    figures.gmacs(),
                    claim.gmacs(),
                    figures.source());
        }
    }

    public static CheckResponse of(String model, Optional<BackboneCheck> check) {
        return new CheckResponse(model, check.map(Resemblance::of));
    }
}
