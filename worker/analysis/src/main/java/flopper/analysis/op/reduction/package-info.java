/** Reductions and scans along axes. Knows nothing of how a graph is walked. */
@NullMarked
package flopper.analysis.op.reduction;

import org.jspecify.annotations.NullMarked;
