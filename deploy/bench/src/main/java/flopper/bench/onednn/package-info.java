/** What oneDNN's kernels reach of what the device can do. Must not know how a kernel is run. */
@NullMarked
package flopper.bench.onednn;

import org.jspecify.annotations.NullMarked;
