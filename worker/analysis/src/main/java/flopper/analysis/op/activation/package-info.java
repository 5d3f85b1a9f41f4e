/** Activation functions. Knows nothing of how a graph is walked. */
@NullMarked
package flopper.analysis.op.activation;

import org.jspecify.annotations.NullMarked;
