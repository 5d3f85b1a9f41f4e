package flopper.analysis;

import flopper.analysis.op.OperatorId;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What an operator uses a stored tensor for, as far as counting parameters depends on it. */
enum WeightRole {
    /** Anything that a floating-point tensor counts as a parameter for. */
    ORDINARY,
    /** An integer tensor that stands for real weights. */
    QUANTIZED,
    /** A running mean or variance of a normalisation. */
    STATISTIC,
    /** A scale or zero point of a quantization. */
    QUANTIZATION;

    /** The inputs of each operator that are scales or zero points; a norm's own scale is a weight. */
    private static final Map<String, Set<Integer>> SCALES = scales();

    /** The inputs of each operator whose integers of more than 8 bits stand for real numbers. */
    private static final Map<String, Set<Integer>> WIDE =
            Map.ofEntries(
                    Map.entry("DequantizeLinear", Set.of(0)),
                    Map.entry("GatherBlockQuantized", Set.of(0)),
                    Map.entry("MatMulInteger16", Set.of(0, 1)),
                    Map.entry("MatMulNBits", Set.of(1)),
                    // The bias, which has the product of the scales for its own.
                    Map.entry("QGemm", Set.of(6)),
                    Map.entry("QLinearConv", Set.of(8)),
                    Map.entry("QLinearConvTranspose", Set.of(8)));

    private static Map<String, Set<Integer>> scales() {
        Map<String, Set<Integer>> scales = new HashMap<>();
        scales.put("ConvInteger", Set.of(2, 3));
        scales.put("DequantizeLinear", Set.of(1, 2));
        scales.put("DequantizeWithOrder", Set.of(1));
        scales.put("DynamicQuantizeLSTM", Set.of(8, 9, 10, 11));
        scales.put("DynamicQuantizeMatMul", Set.of(2, 3));
        scales.put("GatherBlockQuantized", Set.of(2, 3));
        scales.put("GemmFloat8", Set.of(3, 4, 5));
        scales.put("GroupQueryAttention", Set.of(12, 13));
        scales.put("MatMulBlockQuantizedFp4Weight", Set.of(2, 3, 4));
        scales.put("MatMulBlockQuantizedFp8Weight", Set.of(2, 3));
        scales.put("MatMulBnb4", Set.of(2));
        scales.put("MatMulInteger", Set.of(2, 3));
        scales.put("MatMulIntegerToFloat", Set.of(2, 3, 4, 5));
        scales.put("MatMulNBits", Set.of(2, 3));
        scales.put("MatMulNBitsMlp", Set.of(4, 7));
        scales.put("MatMulNBitsQkv", Set.of(4, 7, 10));
        scales.put("MulInteger", Set.of(1, 3));
        scales.put("PagedAttention", Set.of(14, 15));
        scales.put("QAttention", Set.of(3, 4, 6, 7));
        scales.put("QEmbedLayerNormalization", Set.of(8, 9, 10, 11, 12, 13, 14, 15, 16, 17));
        scales.put("QGemm", Set.of(1, 2, 4, 5, 7, 8));
        scales.put("QLinearAdd", Set.of(1, 2, 4, 5, 6, 7));
        scales.put("QLinearAveragePool", Set.of(1, 2, 3, 4));
        scales.put("QLinearConv", Set.of(1, 2, 4, 5, 6, 7));
        scales.put("QLinearConvTranspose", Set.of(1, 2, 4, 5, 6, 7));
        scales.put("QLinearGlobalAveragePool", Set.of(1, 2, 3, 4));
        scales.put("QLinearLeakyRelu", Set.of(1, 2, 3, 4));
        scales.put("QLinearMatMul", Set.of(1, 2, 4, 5, 6, 7));
        scales.put("QLinearMul", Set.of(1, 2, 4, 5, 6, 7));
        scales.put("QLinearReduceMean", Set.of(1, 2, 3, 4));
        scales.put("QLinearSigmoid", Set.of(1, 2, 3, 4));
        scales.put("QLinearSoftmax", Set.of(1, 2, 3, 4));
        scales.put("QLinearWhere", Set.of(2, 3, 5, 6, 7, 8));
        scales.put("QMoE", Set.of(3, 6, 9, 11, 12, 13, 15, 16, 17, 18, 19, 20));
        scales.put("QOrderedAttention", Set.of(1, 2, 3, 4, 8, 9, 10, 14, 15, 16));
        scales.put("QOrderedGelu", Set.of(1, 2));
        scales.put("QOrderedLayerNormalization", Set.of(1, 4));
        scales.put("QOrderedLongformerAttention", Set.of(1, 3, 5, 6, 9, 11, 13));
        scales.put("QOrderedMatMul", Set.of(1, 3, 4, 7));
        scales.put("QuantizeLinear", Set.of(1, 2));
        scales.put("QuantizeWithOrder", Set.of(1));
        return Map.copyOf(scales);
    }

    /** The role of an operator's input; inputs are numbered as in the operator's specification. */
    static WeightRole of(OperatorId operator, int input) {
        String name = operator.name();
        if (name.equals("BatchNormalization")) {
            return input >= 3 ? STATISTIC : ORDINARY;
        }
        if (isScale(name, input)) {
            return QUANTIZATION;
        }
        return WIDE.getOrDefault(name, Set.of()).contains(input) ? QUANTIZED : ORDINARY;
    }

    private static boolean isScale(String operator, int input) {
        // The scale and zero point of the result, then tensor, scale and zero point of each part.
        if (operator.equals("QLinearConcat")) {
            return input % 3 != 2;
        }
        return SCALES.getOrDefault(operator, Set.of()).contains(input);
    }
}
