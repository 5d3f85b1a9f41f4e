/** Convolutions. Knows nothing of how a graph is walked. */
@NullMarked
package flopper.analysis.op.conv;

import org.jspecify.annotations.NullMarked;
