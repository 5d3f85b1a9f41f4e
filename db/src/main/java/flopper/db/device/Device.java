package flopper.db.device;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One physical unit.
 *
 * @param id key made of stable facts of the unit
 * @param descriptorJson what the worker read from the unit, a JSON object
 * @param workerId the worker it is attached to, or was last
 * @param labels what its worker's settings call it
 * @param quarantinedAt since when it gets no jobs; empty while it does
 * @param quarantineReason one sentence, while it is in quarantine
 * @param seenAt last heartbeat of that worker
 */
public record Device(
        String id,
        String deviceClass,
        String name,
        String descriptorJson,
        String workerId,
        List<String> labels,
        Instant registeredAt,
        Optional<Instant> quarantinedAt,
        Optional<String> quarantineReason,
        Instant seenAt,
        DeviceState state) {

    public Device {
        labels = List.copyOf(labels);
    }
}
