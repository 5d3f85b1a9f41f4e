package flopper.db.device;

import java.time.Instant;

/**
 * One physical unit.
 *
 * @param id key made of stable facts of the unit
 * @param descriptorJson what the worker read from the unit, a JSON object
 * @param workerId the worker it is attached to, or was last
 * @param seenAt last heartbeat of that worker
 */
public record Device(
        String id,
        String deviceClass,
        String name,
        String descriptorJson,
        String workerId,
        Instant registeredAt,
        Instant seenAt,
        DeviceState state) {}
