/**
 * Kernels alone: which ones a workload has, and how long each takes with warm and with cold caches.
 * Must not know any particular backend, nor who keeps the times.
 */
@NullMarked
package flopper.timing.kernel;

import org.jspecify.annotations.NullMarked;
