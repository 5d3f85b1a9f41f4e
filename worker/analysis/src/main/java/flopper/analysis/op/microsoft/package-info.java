/**
 * Operators of ONNX Runtime that are a standard one with something fused to it, or in another layout. Their
 * rules are the standard ones, recast; nothing in the standard families knows of them.
 */
@NullMarked
package flopper.analysis.op.microsoft;

import org.jspecify.annotations.NullMarked;
