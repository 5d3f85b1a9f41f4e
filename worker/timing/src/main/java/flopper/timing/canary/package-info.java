/**
 * The workload that is measured for the device's sake alone. Must not know how or when it is
 * measured.
 */
@NullMarked
package flopper.timing.canary;

import org.jspecify.annotations.NullMarked;
