/**
 * oneDNN's kernels through the foreign function API: a model is replayed as a sequence of primitives.
 * Must not be known outside but by the list of backends.
 */
@NullMarked
package flopper.timing.backend.onednn;

import org.jspecify.annotations.NullMarked;
