/** Fourier transforms and windows. Knows nothing of how a graph is walked. */
@NullMarked
package flopper.analysis.op.signal;

import org.jspecify.annotations.NullMarked;
