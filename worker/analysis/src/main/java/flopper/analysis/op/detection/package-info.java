/** Operators that select among detected boxes. Must not know other families. */
@NullMarked
package flopper.analysis.op.detection;

import org.jspecify.annotations.NullMarked;
