package flopper.analysis.convention;

import flopper.analysis.tensor.Shape;

/** Module hooks and patched functions of ptflops; {@link FlopConvention#PTFLOPS} says which. */
final class PtflopsRules {
    /** What it adds for each kernel element of a deformable convolution: finding and mixing samples. */
    private static final long SAMPLING = 24;

    private PtflopsRules() {}

    static long count(Sized node) {
        return switch (node.kind()) {
            case CONVOLUTION, TRANSPOSED_CONVOLUTION, LINEAR ->
                    Math.addExact(node.macs(), node.bias());
            case DEFORMABLE_CONVOLUTION -> deformable(node);
            case LINEAR_BIAS -> node.out();
            case PRODUCT -> node.macs();
            case LSTM -> recurrent(node, 10);
            case GRU -> recurrent(node, 7);
            case RNN -> recurrent(node, 1);
            case BATCH_NORM, INSTANCE_NORM, GROUP_NORM -> Math.multiplyExact(2, node.in());
            case LAYER_NORM -> node.in();
            case RECTIFIER, PRELU, SILU, SOFTMAX, RESIZE -> node.out();
            case MAX_POOL, AVERAGE_POOL, GLOBAL_AVERAGE_POOL, GLOBAL_MAX_POOL -> node.in();
            case QUANTIZED_CONVOLUTION, QUANTIZED_PRODUCT, EINSUM, ATTENTION, GRID_SAMPLE, OTHER ->
                    0;
        };
    }

    /** Inputs of DeformConv: X, W, offset, B, mask. */
    private static long deformable(Sized node) {
        Shape weight = node.shape(1);
        long positions = node.out() / Math.max(1, weight.dim(0));
        long taps = Math.multiplyExact(positions, weight.elements(2, weight.rank()));
        long perTap = SAMPLING + (node.node().hasInput(4) ? 1 : 0);
        long bias = node.node().hasInput(3) ? node.out() : 0;
        return Math.addExact(Math.addExact(node.macs(), Math.multiplyExact(taps, perTap)), bias);
    }

    /** Weights and biases once for each step, and some operations for each unit. */
    private static long recurrent(Sized node, long perUnit) {
        long weights = Math.addExact(node.in(1), node.in(2));
        long units = perUnit * node.hidden() * node.directions();
        return Math.multiplyExact(
                node.steps(), Math.addExact(weights, Math.addExact(node.in(3), units)));
    }
}
