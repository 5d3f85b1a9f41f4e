/** Reductions over sliding windows and regions. Knows nothing of how a graph is walked. */
@NullMarked
package flopper.analysis.op.pooling;

import org.jspecify.annotations.NullMarked;
