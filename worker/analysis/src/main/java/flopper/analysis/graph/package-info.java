/** An ONNX model without its weights, as plain values. Knows tensors, not the file format. */
@NullMarked
package flopper.analysis.graph;

import org.jspecify.annotations.NullMarked;
