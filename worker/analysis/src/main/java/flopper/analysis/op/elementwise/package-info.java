/** Arithmetic, comparison and logic on elements, broadcast. Knows nothing of how a graph is walked. */
@NullMarked
package flopper.analysis.op.elementwise;

import org.jspecify.annotations.NullMarked;
