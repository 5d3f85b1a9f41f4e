package flopper.analysis.convention;

import flopper.analysis.op.ResolvedNode;
import flopper.analysis.tensor.Shape;

import java.util.List;

/** Instruction weights of onnx-tool; {@link FlopConvention#ONNX_TOOL} says what they stand for. */
final class OnnxToolRules {
    private static final long DIVISION = 4;
    private static final long SQUARE_ROOT = 24;
    private static final long EXPONENTIAL = 32;
    private static final long POWER = 32;
    private static final long SINE = 39;
    private static final long LOGARITHM = 43;
    private static final long TANGENT = 38;
    private static final long SOFTMAX = EXPONENTIAL + DIVISION;

    private OnnxToolRules() {}

    static long count(Sized node) {
        return switch (node.kind()) {
            case CONVOLUTION, LINEAR, PRODUCT -> Math.addExact(node.macs(), node.bias());
            case TRANSPOSED_CONVOLUTION -> transposed(node);
            case QUANTIZED_CONVOLUTION ->
                    Math.addExact(node.macs(), node.node().hasInput(8) ? node.out() : 0);
            case QUANTIZED_PRODUCT ->
                    Math.addExact(node.macs(), node.node().inputCount() == 3 ? node.out() : 0);
            case EINSUM -> node.macs();
            // Per unit: additions of the gates, sigmoids, hyperbolic tangents, and the blend.
            case LSTM -> recurrent(node, 4 + 3 * EXPONENTIAL + 2 * TANGENT + 4);
            case GRU -> recurrent(node, 3 + 2 * EXPONENTIAL + TANGENT + 5);
            case BATCH_NORM -> Math.multiplyExact(31, node.out());
            case INSTANCE_NORM -> Math.multiplyExact(7, node.out());
            case LAYER_NORM -> layerNorm(node);
            case SOFTMAX -> Math.multiplyExact(SOFTMAX, node.out());
            case MAX_POOL, AVERAGE_POOL -> pool(node);
            case GLOBAL_AVERAGE_POOL ->
                    Math.addExact(node.in(), Math.multiplyExact(DIVISION, node.out()));
            case RESIZE -> resize(node);
            case LINEAR_BIAS, RECTIFIER, PRELU, SILU, OTHER -> byName(node);
            case DEFORMABLE_CONVOLUTION, ATTENTION, RNN, GROUP_NORM, GLOBAL_MAX_POOL, GRID_SAMPLE ->
                    0;
        };
    }

    /** The output's size times the weight of one input channel. */
    private static long transposed(Sized node) {
        Shape weight = node.shape(1);
        long products = Math.multiplyExact(node.out(), weight.elements(1, weight.rank()));
        return Math.addExact(products, node.bias());
    }

    /** The units once, however many directions there are. */
    private static long recurrent(Sized node, long perUnit) {
        long weights = Math.addExact(node.in(1), Math.addExact(node.in(2), node.in(3)));
        return Math.multiplyExact(
                node.steps(), Math.addExact(weights, Math.multiplyExact(perUnit, node.hidden())));
    }

    /** Seven for each element; a square root, a division and an addition for each row. */
    private static long layerNorm(Sized node) {
        Shape shape = node.shape(0);
        int axis = shape.axis(node.node().attributes().integer("axis", -1));
        long perRow = SQUARE_ROOT + DIVISION + 1;
        return Math.addExact(
                Math.multiplyExact(7, node.in()),
                Math.multiplyExact(perRow, shape.elements(0, axis)));
    }

    /** The first two sizes of the kernel, whatever its dimensions. */
    private static long pool(Sized node) {
        List<Long> kernel = node.node().attributes().integers("kernel_shape").orElse(List.of());
        long product = node.out();
        for (long size : kernel.subList(0, Math.min(2, kernel.size()))) {
            product = Math.multiplyExact(product, size);
        }
        return product;
    }

    private static long resize(Sized node) {
        long perElement =
                switch (node.mode()) {
                    case "linear" -> 4;
                    case "cubic" -> 8;
                    default -> 0;
                };
        return Math.multiplyExact(perElement, node.out());
    }

    private static long byName(Sized sized) {
        ResolvedNode node = sized.node();
        long pairs = Math.max(1, node.inputCount() - 1);
        return switch (node.node().opType()) {
            case "Add", "Sub", "Mul", "Min", "Max", "Sum" -> each(sized, pairs);
            case "Div" -> each(sized, DIVISION * pairs);
            case "Abs",
                    "Neg",
                    "Ceil",
                    "Floor",
                    "CumSum",
                    "Relu",
                    "Equal",
                    "Greater",
                    "Less",
                    "LessOrEqual",
                    "Not" ->
                    each(sized, 1);
            case "Clip", "LeakyRelu", "PRelu", "QuantizeLinear", "DequantizeLinear" ->
                    each(sized, 2);
            case "HardSigmoid", "Reciprocal" -> each(sized, DIVISION);
            case "HardSwish" -> each(sized, 5);
            case "Sqrt" -> each(sized, SQUARE_ROOT);
            case "Sigmoid", "Exp" -> each(sized, EXPONENTIAL);
            case "Pow" -> each(sized, POWER);
            case "Swish" -> each(sized, EXPONENTIAL + 1);
            case "Gelu" -> each(sized, EXPONENTIAL + 2);
            case "Elu" -> each(sized, EXPONENTIAL + 3);
            case "Sin", "Cos" -> each(sized, SINE);
            case "Log" -> each(sized, LOGARITHM);
            case "Tanh", "Softplus" -> each(sized, 2 * TANGENT);
            case "LogSoftmax" -> each(sized, 80);
            case "ReduceMean", "ReduceSum", "ReduceProd", "ReduceMin", "ReduceMax" -> sized.in();
            case "ReduceL2" -> Math.multiplyExact(SQUARE_ROOT + 1, sized.in());
            default -> 0;
        };
    }

    /** It takes a tensor without dimensions for one without elements. */
    private static long each(Sized node, long weight) {
        boolean scalar = node.isTensor() && node.node().output(0).shape().rank() == 0;
        return scalar ? 0 : Math.multiplyExact(weight, node.out());
    }
}
