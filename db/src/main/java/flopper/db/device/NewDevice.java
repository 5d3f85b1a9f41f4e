package flopper.db.device;

import java.util.List;

/**
 * A device as its worker reports it at start.
 *
 * @param labels what sweeps may call it, each any text
 */
public record NewDevice(
        String id,
        String deviceClass,
        String name,
        String descriptorJson,
        String workerId,
        List<String> labels,
        List<DeviceBackend> backends) {

    public NewDevice {
        labels = List.copyOf(labels);
        backends = List.copyOf(backends);
    }
}
