/** Operators on sequences of tensors and on values that may be absent. Must not know tensors' arithmetic. */
@NullMarked
package flopper.analysis.op.sequence;

import org.jspecify.annotations.NullMarked;
