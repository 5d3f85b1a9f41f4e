/** Operators that pick or place elements by index. Must not know other families. */
@NullMarked
package flopper.analysis.op.indexing;

import org.jspecify.annotations.NullMarked;
