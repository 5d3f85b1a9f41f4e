package flopper.analysis.convention;

import flopper.analysis.tensor.Shape;

/** Module rules of thop; {@link FlopConvention#THOP} says which. */
final class ThopRules {
    private ThopRules() {}

    static long count(Sized node) {
        return switch (node.kind()) {
            case CONVOLUTION, LINEAR -> node.macs();
            case TRANSPOSED_CONVOLUTION -> transposed(node);
            case BATCH_NORM, INSTANCE_NORM, LAYER_NORM -> Math.multiplyExact(4, node.in());
            case PRELU, AVERAGE_POOL -> node.out();
            case GLOBAL_AVERAGE_POOL -> Math.addExact(node.in(), node.out());
            case SOFTMAX -> softmax(node);
            case RESIZE -> resize(node);
            case LSTM -> recurrent(node, 4, 4);
            case GRU -> recurrent(node, 3, 4);
            case RNN -> recurrent(node, 1, 0);
            case DEFORMABLE_CONVOLUTION,
                    QUANTIZED_CONVOLUTION,
                    LINEAR_BIAS,
                    PRODUCT,
                    QUANTIZED_PRODUCT,
                    EINSUM,
                    ATTENTION,
                    GROUP_NORM,
                    RECTIFIER,
                    SILU,
                    MAX_POOL,
                    GLOBAL_MAX_POOL,
                    GRID_SAMPLE,
                    OTHER ->
                    0;
        };
    }

    /** As if it were a convolution: the output's size, not the input's, times C/group·∏k. */
    private static long transposed(Sized node) {
        Shape weight = node.shape(1);
        long group = Math.max(1, node.node().attributes().integer("group", 1));
        long perOutput =
                Math.multiplyExact(weight.dim(0) / group, weight.elements(2, weight.rank()));
        return Math.multiplyExact(node.out(), perOutput);
    }

    /** Exponentials, their sum and the divisions: 3n − 1 for each row of n. */
    private static long softmax(Sized node) {
        Shape shape = node.shape(0);
        boolean beforeAxesWereSingle = node.node().opset() < 13;
        int axis =
                shape.axis(node.node().attributes().integer("axis", beforeAxesWereSingle ? 1 : -1));
        long length = beforeAxesWereSingle ? shape.elements(axis, shape.rank()) : shape.dim(axis);
        long rows = length == 0 ? 0 : node.in() / length;
        return Math.subtractExact(Math.multiplyExact(3, node.in()), rows);
    }

    private static long resize(Sized node) {
        long perElement =
                switch (node.mode()) {
                    case "nearest" -> 1;
                    case "linear" ->
                            switch (node.spatialAxes()) {
                                case 1 -> 5;
                                case 2 -> 11;
                                default -> 0;
                            };
                    case "cubic" -> 259;
                    default -> 0;
                };
        return Math.multiplyExact(perElement, node.out());
    }

    /** For each gate the products, one addition that joins them, and both biases; then the units. */
    private static long recurrent(Sized node, long gates, long perUnit) {
        long weights = Math.addExact(node.in(1), node.in(2));
        long units = (gates + perUnit) * node.hidden() * node.directions();
        return Math.multiplyExact(
                node.steps(), Math.addExact(Math.addExact(weights, node.in(3)), units));
    }
}
