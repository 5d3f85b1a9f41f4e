/**
 * Joins what layers cost, how long they take and what the device can do. Must not measure anything,
 * nor know backends.
 */
@NullMarked
package flopper.timing.roofline;

import org.jspecify.annotations.NullMarked;
