/** Element types, shapes and small constant tensors. Knows no other package here. */
@NullMarked
package flopper.analysis.tensor;

import org.jspecify.annotations.NullMarked;
