/**
 * Quantized operators of ONNX Runtime: a standard rule between a dequantization and a requantization, and matrix
 * products whose weights are packed in few bits.
 */
@NullMarked
package flopper.analysis.op.microsoft.quantized;

import org.jspecify.annotations.NullMarked;
