/**
 * The ONNX Runtime on processors. The only package that knows its API; must not know processes,
 * plans or statistics.
 */
@NullMarked
package flopper.timing.backend.onnxruntime;

import org.jspecify.annotations.NullMarked;
