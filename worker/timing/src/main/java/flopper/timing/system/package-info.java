/**
 * The operating system's calls and counters that measuring needs, on Linux. Knows nothing of
 * workloads.
 */
@NullMarked
package flopper.timing.system;

import org.jspecify.annotations.NullMarked;
