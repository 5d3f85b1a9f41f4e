package flopper.analysis.convention;

/** Handlers of fvcore's traced operators; {@link FlopConvention#FVCORE} says which. */
final class FvcoreRules {
    private FvcoreRules() {}

    static long count(Sized node) {
        return switch (node.kind()) {
            case CONVOLUTION, TRANSPOSED_CONVOLUTION, LINEAR, PRODUCT, EINSUM -> node.macs();
            case BATCH_NORM -> Math.multiplyExact(2, node.in());
            case INSTANCE_NORM, GROUP_NORM, LAYER_NORM -> Math.multiplyExact(5, node.in());
            case GLOBAL_AVERAGE_POOL -> node.spatialAxes() == 2 ? node.in() : 0;
            case RESIZE -> resize(node);
            case GRID_SAMPLE -> Math.multiplyExact(4, node.out());
            case DEFORMABLE_CONVOLUTION,
                    QUANTIZED_CONVOLUTION,
                    LINEAR_BIAS,
                    QUANTIZED_PRODUCT,
                    ATTENTION,
                    LSTM,
                    GRU,
                    RNN,
                    RECTIFIER,
                    PRELU,
                    SILU,
                    SOFTMAX,
                    MAX_POOL,
                    AVERAGE_POOL,
                    GLOBAL_MAX_POOL,
                    OTHER ->
                    0;
        };
    }

    private static long resize(Sized node) {
        if (node.spatialAxes() != 2) {
            return 0;
        }
        return switch (node.mode()) {
            case "nearest" -> node.out();
            case "linear" -> Math.multiplyExact(4, node.out());
            default -> 0;
        };
    }
}
