/** Quantized forms of convolution and matrix product, and the way between real and quantized numbers. */
@NullMarked
package flopper.analysis.op.quantization;

import org.jspecify.annotations.NullMarked;
