package flopper.analysis.convention;

import flopper.analysis.op.ResolvedNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.TensorType;

import java.util.Optional;

/** What a node would be in the tools' own terms, which are modules and functions of PyTorch. */
enum Kind {
    CONVOLUTION,
    TRANSPOSED_CONVOLUTION,
    DEFORMABLE_CONVOLUTION,
    QUANTIZED_CONVOLUTION,
    /** {@code nn.Linear}: a product with a stored matrix. */
    LINEAR,
    /** The bias of a Linear of more than two dimensions, which exporters write as an addition. */
    LINEAR_BIAS,
    /** {@code torch.matmul} of two tensors that flow. */
    PRODUCT,
    QUANTIZED_PRODUCT,
    EINSUM,
    ATTENTION,
    LSTM,
    GRU,
    RNN,
    BATCH_NORM,
    INSTANCE_NORM,
    GROUP_NORM,
    LAYER_NORM,
    /** ReLU, ReLU6, ELU, LeakyReLU and GELU; an Erf stands for the GELU that it is a part of. */
    RECTIFIER,
    PRELU,
    SILU,
    SOFTMAX,
    MAX_POOL,
    AVERAGE_POOL,
    /** Global pools, which {@code nn.AdaptiveAvgPool2d(1)} becomes. */
    GLOBAL_AVERAGE_POOL,
    GLOBAL_MAX_POOL,
    RESIZE,
    GRID_SAMPLE,
    OTHER;

    static Kind of(ResolvedNode node) {
        return switch (node.node().opType()) {
            case "Conv", "FusedConv" -> CONVOLUTION;
            case "ConvTranspose" -> TRANSPOSED_CONVOLUTION;
            case "DeformConv" -> DEFORMABLE_CONVOLUTION;
            case "ConvInteger", "QLinearConv" -> QUANTIZED_CONVOLUTION;
            case "Gemm" -> LINEAR;
            case "MatMul", "FusedMatMul" -> isLinear(node) ? LINEAR : PRODUCT;
            case "MatMulNBits" -> LINEAR;
            case "MatMulInteger",
                    "QLinearMatMul",
                    "QGemm",
                    "DynamicQuantizeMatMul",
                    "MatMulIntegerToFloat" ->
                    QUANTIZED_PRODUCT;
            case "Einsum" -> EINSUM;
            case "Attention", "MultiHeadAttention", "GroupQueryAttention", "PackedAttention" ->
                    ATTENTION;
            case "LSTM" -> LSTM;
            case "GRU" -> GRU;
            case "RNN" -> RNN;
            case "Add" -> isLinearBias(node) ? LINEAR_BIAS : OTHER;
            case "BatchNormalization" -> BATCH_NORM;
            case "InstanceNormalization" -> INSTANCE_NORM;
            case "GroupNormalization", "GroupNorm" -> GROUP_NORM;
            case "LayerNormalization" -> LAYER_NORM;
            case "Relu", "LeakyRelu", "Elu", "Gelu", "FastGelu", "BiasGelu", "Erf" -> RECTIFIER;
            case "Clip" -> isRelu6(node) ? RECTIFIER : OTHER;
            case "PRelu" -> PRELU;
            case "Swish", "QuickGelu" -> SILU;
            case "Softmax" -> SOFTMAX;
            case "MaxPool" -> MAX_POOL;
            case "AveragePool" -> AVERAGE_POOL;
            case "GlobalAveragePool" -> GLOBAL_AVERAGE_POOL;
            case "GlobalMaxPool" -> GLOBAL_MAX_POOL;
            case "Resize", "Upsample" -> RESIZE;
            case "GridSample" -> GRID_SAMPLE;
            default -> OTHER;
        };
    }

    /** A stored matrix, or one that the graph prepared: of two dimensions, against more. */
    private static boolean isLinear(ResolvedNode node) {
        int left = node.input(0).shape().rank();
        int right = node.input(1).shape().rank();
        return node.isWeight(1) || node.isWeight(0) || (right == 2 && left > 2);
    }

    private static boolean isLinearBias(ResolvedNode node) {
        return isBias(node, 0, 1) || isBias(node, 1, 0);
    }

    private static boolean isBias(ResolvedNode node, int bias, int other) {
        return node.isWeight(bias)
                && node.input(bias).shape().rank() == 1
                && node.input(bias).elements() > 1
                && node.value(other) instanceof TensorType tensor
                && tensor.shape().rank() > 2
                && tensor.shape().dim(-1) == node.input(bias).elements();
    }

    private static boolean isRelu6(ResolvedNode node) {
        return bound(node, "min", 1) == 0 && bound(node, "max", 2) == 6;
    }

    /** An attribute before operator set 11, an input since; NaN when it is not known. */
    private static double bound(ResolvedNode node, String attribute, int input) {
        Optional<ConstantTensor> value = node.constant(input);
        if (value.isPresent() && value.get().size() == 1) {
            return value.get().doubleAt(0);
        }
        return node.attributes().real(attribute, Float.NaN);
    }
}
