package flopper.zoo;

import flopper.analysis.graph.Model;

import java.util.List;
import java.util.function.IntFunction;

/**
 * One architecture of the catalogue.
 *
 * @param name as users type it, for example {@code resnet50}
 * @param family the class that builds it, for example {@code ResNet}
 * @param resolution height and width in pixels it was made for; tokens for a language model
 * @param published figures of others, each with its source
 * @param builder makes the graph anew: inference form, BatchNormalization kept, weights external;
 *     an image network has one input {@code [N, 3, H, W]}, a language model {@code [N, tokens]}
 */
public record Backbone(
        String name,
        String family,
        int resolution,
        List<Published> published,
        IntFunction<Model> builder) {
    public Backbone {
        published = List.copyOf(published);
    }

    /** The graph at its usual resolution. */
    public Model model() {
        return model(resolution);
    }

    /**
     * @throws IllegalArgumentException when the architecture cannot take this resolution
     */
    public Model model(int atResolution) {
        return builder.apply(atResolution);
    }
}
