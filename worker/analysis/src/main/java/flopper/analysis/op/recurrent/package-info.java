/** Recurrent layers. Knows nothing of how a graph is walked. */
@NullMarked
package flopper.analysis.op.recurrent;

import org.jspecify.annotations.NullMarked;
