package flopper.db.device;

import java.time.Instant;
import java.util.List;

/**
 * What a device reached at best, as its worker measured it.
 *
 * @param protocol version of the way of measuring
 * @param precision of the arithmetic
 * @param flopsPerSecond operations in it
 * @param flopsSpread by which part the median sample takes longer than the best
 * @param bytesPerSecond bytes read and written
 * @param bytesSpread as {@code flopsSpread}
 * @param notes sentences on what makes them doubtful
 */
public record NewPeaks(
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

    public NewPeaks {
        notes = List.copyOf(notes);
    }
}
