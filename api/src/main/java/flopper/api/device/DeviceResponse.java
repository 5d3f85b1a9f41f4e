package flopper.api.device;

import flopper.db.device.Device;
import flopper.db.device.DeviceBackend;
import flopper.db.device.DevicePeaks;
import flopper.db.device.DeviceState;
import flopper.db.device.Noise;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A physical unit.
 *
 * @param workerId the worker it is attached to, or was last
 * @param labels what its worker's settings call it
 * @param quarantinedAt since when it gets no jobs; null while it does
 * @param quarantineReason one sentence, while it is in quarantine
 * @param lastHeartbeat when that worker was last heard of
 * @param descriptor what the worker read from the unit: processor, caches, memory, clocks
 * @param peaks the newest measured peaks by backend and thread count; null until they have been
 *     measured, which happens before the first measurement that needs them
 * @param minimumDetectableChange relative difference between two medians on it that noise alone
 *     exceeds once in twenty times; null until its canary was repeated often enough
 * @param minimumDetectableCpuChange the same of processor time at one thread
 */
@Serdeable
public record DeviceResponse(
        String id,
        String deviceClass,
        String name,
        DeviceState state,
        String workerId,
        List<String> labels,
        @Schema(nullable = true) Optional<Instant> quarantinedAt,
        @Schema(nullable = true) Optional<String> quarantineReason,
        Instant registeredAt,
        Instant lastHeartbeat,
        List<Backend> backends,
        Map<String, Object> descriptor,
        @Schema(nullable = true) Optional<List<PeaksResponse>> peaks,
        @Schema(nullable = true) OptionalDouble minimumDetectableChange,
        @Schema(nullable = true) OptionalDouble minimumDetectableCpuChange) {

    /**
     * A way to run kernels on the unit.
     *
     * @param protocol version of the way of measuring that its worker follows
     */
    @Serdeable
    public record Backend(
            String backend, String version, int protocol, List<String> precisions, int threadsMax) {

        static Backend of(DeviceBackend backend) {
            return new Backend(
                    backend.backend(),
                    backend.version(),
                    backend.protocol(),
                    backend.precisions(),
                    backend.threadsMax());
        }
    }

    static DeviceResponse of(
            Device device,
            List<DeviceBackend> backends,
            Map<String, Object> descriptor,
            List<DevicePeaks> peaks,
            Optional<Noise> noise) {
        return new DeviceResponse(
                device.id(),
                device.deviceClass(),
                device.name(),
                device.state(),
                device.workerId(),
                device.labels(),
                device.quarantinedAt(),
                device.quarantineReason(),
                device.registeredAt(),
                device.seenAt(),
                backends.stream().map(Backend::of).toList(),
                descriptor,
                Optional.of(peaks.stream().map(PeaksResponse::of).toList())
                        .filter(measured -> !measured.isEmpty()),
                noise.stream().mapToDouble(Noise::detectableChange).findFirst(),
                noise.stream().mapToDouble(Noise::detectableCpuChange).findFirst());
    }
}
