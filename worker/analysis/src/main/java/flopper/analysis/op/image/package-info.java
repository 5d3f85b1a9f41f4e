/** Resampling of images and volumes. Knows nothing of how a graph is walked. */
@NullMarked
package flopper.analysis.op.image;

import org.jspecify.annotations.NullMarked;
