/** ONNX graph in, cost report out. Knows no files, no clock and no threads. */
@NullMarked
package flopper.analysis;

import org.jspecify.annotations.NullMarked;
