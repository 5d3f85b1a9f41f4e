/** Operators that make tensors out of attributes, shapes or chance. Must not know other families. */
@NullMarked
package flopper.analysis.op.generation;

import org.jspecify.annotations.NullMarked;
