package flopper.zoo;

import flopper.analysis.graph.Model;

import java.util.List;
import java.util.function.Supplier;

/**
 * One architecture of the catalogue.
 *
 * @param name as users type it, for example {@code resnet50}
 * @param family the class that builds it, for example {@code ResNet}
 * @param published figures of others, each with its source
 * @param builder makes the graph anew: inference form, BatchNormalization kept, weights external,
 *     input {@code [1, 3, H, W]} at the architecture's usual resolution
 */
public record Backbone(
        String name, String family, List<Published> published, Supplier<Model> builder) {
    public Backbone {
        published = List.copyOf(published);
    }

    public Model model() {
        return builder.get();
    }
}
