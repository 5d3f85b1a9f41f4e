/**
 * What a device can do at best, as measured on it: the ceilings of the roofline. Must not know how
 * a workload is timed, nor what the ceilings are compared with.
 */
@NullMarked
package flopper.timing.peak;

import org.jspecify.annotations.NullMarked;
