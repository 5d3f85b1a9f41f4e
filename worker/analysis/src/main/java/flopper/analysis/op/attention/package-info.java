/** Attention and what belongs to it. Knows nothing of how a graph is walked. */
@NullMarked
package flopper.analysis.op.attention;

import org.jspecify.annotations.NullMarked;
