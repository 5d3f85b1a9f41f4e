/** Conversions of element types. Knows nothing of how a graph is walked. */
@NullMarked
package flopper.analysis.op.cast;

import org.jspecify.annotations.NullMarked;
