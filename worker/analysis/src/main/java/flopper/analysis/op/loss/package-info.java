/** Training losses. Knows nothing of how a graph is walked. */
@NullMarked
package flopper.analysis.op.loss;

import org.jspecify.annotations.NullMarked;
