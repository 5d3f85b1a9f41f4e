/**
 * The layouts that ONNX Runtime's optimizer writes into a saved model: channels in blocks and channels last. Rules are
 * the standard ones on reordered shapes.
 */
@NullMarked
package flopper.analysis.op.microsoft.layout;

import org.jspecify.annotations.NullMarked;
