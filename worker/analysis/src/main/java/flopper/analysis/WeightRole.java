package flopper.analysis;

import flopper.analysis.op.OperatorId;

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

    /** The role of an operator's input; inputs are numbered as in the operator's specification. */
    static WeightRole of(OperatorId operator, int input) {
        return switch (operator.name()) {
            case "BatchNormalization" -> input >= 3 ? STATISTIC : ORDINARY;
            case "QuantizeLinear" -> input >= 1 ? QUANTIZATION : ORDINARY;
            case "DequantizeLinear" -> input >= 1 ? QUANTIZATION : QUANTIZED;
            case "DynamicQuantizeLinear" -> ORDINARY;
            case "ConvInteger", "MatMulInteger" -> input >= 2 ? QUANTIZATION : QUANTIZED;
            // x, its scale and zero point, w, its scale and zero point, those of y, bias.
            case "QLinearConv" -> input == 0 || input == 3 || input == 8 ? QUANTIZED : QUANTIZATION;
            case "QLinearMatMul" -> input == 0 || input == 3 ? QUANTIZED : QUANTIZATION;
            // A, its scale and zero point, B, its scale and zero point, C, those of Y.
            case "QGemm" -> input == 0 || input == 3 || input == 6 ? QUANTIZED : QUANTIZATION;
            case "DynamicQuantizeMatMul", "MatMulIntegerToFloat", "MatMulNBits" ->
                    input == 0 ? ORDINARY : input == 1 ? QUANTIZED : QUANTIZATION;
            default -> ORDINARY;
        };
    }
}
