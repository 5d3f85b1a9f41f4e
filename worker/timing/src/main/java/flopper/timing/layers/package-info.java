/**
 * How the end-to-end time of a workload divides among the submitted layers. Must not know how a
 * backend finds that out, nor how the end-to-end time was taken.
 */
@NullMarked
package flopper.timing.layers;

import org.jspecify.annotations.NullMarked;
