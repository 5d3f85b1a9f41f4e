/**
 * What this machine is and whether it is free: descriptor, key, class and lock. Knows nothing of
 * backends or workloads.
 */
@NullMarked
package flopper.timing.device;

import org.jspecify.annotations.NullMarked;
