/**
 * Workers, the devices attached to them and what these can run. Must not know how a device is
 * probed.
 */
@NullMarked
package flopper.db.device;

import org.jspecify.annotations.NullMarked;
