package flopper.db.device;

import java.util.List;

/**
 * A way to run kernels on a device.
 *
 * @param protocol version of the way of measuring that its worker follows now
 * @param threadsMax largest number of threads a measurement may ask for
 */
public record DeviceBackend(
        String backend, String version, int protocol, List<String> precisions, int threadsMax) {

    public DeviceBackend {
        precisions = List.copyOf(precisions);
    }
}
