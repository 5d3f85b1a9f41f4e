package flopper.db.device;

import java.util.List;

/** A device as its worker reports it at start. */
public record NewDevice(
        String id,
        String deviceClass,
        String name,
        String descriptorJson,
        String workerId,
        List<DeviceBackend> backends) {

    public NewDevice {
        backends = List.copyOf(backends);
    }
}
