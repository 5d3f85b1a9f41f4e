package flopper.analysis.convention;

/** Patched functions of DeepSpeed's profiler; {@link FlopConvention#DEEPSPEED} says which. */
final class DeepSpeedRules {
    private DeepSpeedRules() {}

    static long count(Sized node) {
        return switch (node.kind()) {
            case CONVOLUTION, TRANSPOSED_CONVOLUTION ->
                    Math.addExact(Math.multiplyExact(2, node.macs()), node.bias());
            case LINEAR, PRODUCT, EINSUM, ATTENTION -> Math.multiplyExact(2, node.macs());
            case LSTM -> recurrent(node, 10);
            case GRU -> recurrent(node, 7);
            case RNN -> recurrent(node, 1);
            case BATCH_NORM -> Math.multiplyExact(2, node.in());
            case INSTANCE_NORM, GROUP_NORM, LAYER_NORM -> Math.multiplyExact(5, node.in());
            case RECTIFIER, PRELU, SILU, SOFTMAX, RESIZE -> node.out();
            case MAX_POOL, AVERAGE_POOL, GLOBAL_AVERAGE_POOL, GLOBAL_MAX_POOL -> node.in();
            case DEFORMABLE_CONVOLUTION,
                    QUANTIZED_CONVOLUTION,
                    LINEAR_BIAS,
                    QUANTIZED_PRODUCT,
                    GRID_SAMPLE,
                    OTHER ->
                    0;
        };
    }

    /** A product of a matrix of r rows takes 2·elements − r; twice that, the biases and the units. */
    private static long recurrent(Sized node, long perUnit) {
        long weights = Math.addExact(node.in(1), node.in(2));
        long rows = node.shape(1).elements(0, 2);
        long products = Math.subtractExact(Math.multiplyExact(2, weights), 2 * rows);
        long units = perUnit * node.hidden() * node.directions();
        return Math.multiplyExact(
                node.steps(), Math.addExact(Math.addExact(products, node.in(3)), units));
    }
}
