/**
 * The contract between measuring and whatever runs a workload. Must not know any particular
 * backend, nor processes.
 */
@NullMarked
package flopper.timing.backend;

import org.jspecify.annotations.NullMarked;
