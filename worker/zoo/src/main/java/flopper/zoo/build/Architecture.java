package flopper.zoo.build;

import flopper.analysis.graph.Model;

import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;

/**
 * A network that a family can build.
 *
 * @param name as users type it, for example {@code resnet50}
 * @param family the class that builds it, for example {@code ResNet}
 * @param resolution height and width in pixels it was made for; tokens for a language model
 * @param builder makes the graph anew for a resolution
 * @param byWidth likewise, with all channel counts multiplied; empty where the family has no rule
 */
public record Architecture(
        String name,
        String family,
        int resolution,
        IntFunction<Model> builder,
        Optional<DoubleFunction<IntFunction<Model>>> byWidth) {

    public Architecture(String name, String family, int resolution, IntFunction<Model> builder) {
        this(name, family, resolution, builder, Optional.empty());
    }
}
