package flopper.db.profile;

import flopper.db.workload.InputShapes;
import flopper.db.workload.Tensor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The static cost of a graph at concrete input shapes, as counted.
 *
 * @param inputs graph inputs in order, all with concrete types and shapes
 * @param unsupported operators without a cost rule, with how many nodes have them
 * @param conventions totals as other tools would print them, by the convention's name
 */
public record NewProfile(
        String graphId,
        List<Tensor> inputs,
        Totals totals,
        Map<String, Long> unsupported,
        Map<String, Long> conventions,
        List<ProfileLayer> layers) {

    public NewProfile {
        inputs = List.copyOf(inputs);
        unsupported = Map.copyOf(unsupported);
        conventions = Map.copyOf(conventions);
        layers = List.copyOf(layers);
    }

    /** The concrete input shapes; with the graph they are what the profile is unique by. */
    public InputShapes shapes() {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        inputs.forEach(input -> input.shape().ifPresent(shape -> shapes.put(input.name(), shape)));
        return InputShapes.of(shapes);
    }
}
