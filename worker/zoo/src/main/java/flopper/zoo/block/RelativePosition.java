package flopper.zoo.block;

import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.Shape;
import flopper.zoo.build.Network;
import flopper.zoo.build.NodeAttributes;
import flopper.zoo.build.Value;

import java.util.List;

/** What attention within a square window adds for each pair of tokens, by their distance. */
public final class RelativePosition {
    private RelativePosition() {}

    /** Distances between two tokens of a window, as there are rows in a table of biases. */
    public static int distances(int window) {
        return (2 * window - 1) * (2 * window - 1);
    }

    /** The biases [heads, L, L] out of a table [distances, heads], by the index of the window. */
    public static Value bias(Network net, Value table, Value index) {
        int length = index.features();
        int heads = table.features();
        Value pairs =
                net.node(
                        "relative_position.gather",
                        "Gather",
                        List.of(table, index),
                        NodeAttributes.none().with("axis", 0),
                        Shape.of(length, length, heads));
        return net.node(
                "relative_position_bias",
                "Transpose",
                List.of(pairs),
                NodeAttributes.none().withAll("perm", 2, 0, 1),
                Shape.of(heads, length, length));
    }

    /** The table's row for each pair of tokens of a window, [L, L] where L is window². */
    public static Value index(Network net, int window) {
        int length = window * window;
        long[] rows = new long[length * length];
        for (int one = 0; one < length; one++) {
            for (int other = 0; other < length; other++) {
                int vertical = one / window - other / window + window - 1;
                int horizontal = one % window - other % window + window - 1;
                rows[one * length + other] = (long) vertical * (2 * window - 1) + horizontal;
            }
        }
        ConstantTensor index = ConstantTensor.vector(rows).reshaped(Shape.of(length, length));
        return net.integers("relative_position_index", index);
    }
}
