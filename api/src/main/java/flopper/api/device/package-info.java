/**
 * Devices and device classes as they are told. Must not know how a device is probed.
 */
@NullMarked
package flopper.api.device;

import org.jspecify.annotations.NullMarked;
