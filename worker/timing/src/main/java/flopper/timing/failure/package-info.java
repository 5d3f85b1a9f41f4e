/**
 * How a measurement ends without a result, and whose fault that is. Knows nothing of backends,
 * processes or devices.
 */
@NullMarked
package flopper.timing.failure;

import org.jspecify.annotations.NullMarked;
