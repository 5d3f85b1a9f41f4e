/** Normalisations, softmax and dropout. Knows nothing of how a graph is walked. */
@NullMarked
package flopper.analysis.op.normalization;

import org.jspecify.annotations.NullMarked;
