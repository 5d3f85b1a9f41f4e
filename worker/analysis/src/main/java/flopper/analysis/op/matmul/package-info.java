/** Matrix products and what is made of them. Knows nothing of how a graph is walked. */
@NullMarked
package flopper.analysis.op.matmul;

import org.jspecify.annotations.NullMarked;
