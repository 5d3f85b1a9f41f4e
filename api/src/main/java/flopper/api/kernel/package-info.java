/**
 * Kernels measured alone as they are told, by themselves and against the workloads that have them.
 * Must not know how they are taken.
 */
@NullMarked
package flopper.api.kernel;

import org.jspecify.annotations.NullMarked;
