package flopper.db.device;

import java.time.Instant;
import java.util.List;

/** Stored peaks of a device; {@link NewPeaks} says what the parts mean. */
public record DevicePeaks(
        String id,
        String deviceId,
        String backend,
        String backendVersion,
        int protocol,
        String precision,
        int threads,
        double flopsPerSecond,
        double flopsSpread,
        double bytesPerSecond,
        double bytesSpread,
        List<String> notes,
        Instant measuredAt) {

    public DevicePeaks {
        notes = List.copyOf(notes);
    }
}
