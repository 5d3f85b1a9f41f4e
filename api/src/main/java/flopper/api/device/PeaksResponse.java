package flopper.api.device;

import flopper.db.device.DevicePeaks;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;
import java.util.List;

/**
 * What a unit reached at best, measured with a backend at a number of threads.
 *
 * @param flopsPerSecond operations in this precision, of a product of square matrices
 * @param flopsSpread by which part the median sample takes longer than the best
 * @param bytesPerSecond bytes read and written, of an addition of tensors too large for the caches
 * @param bytesSpread as {@code flopsSpread}
 * @param notes sentences on what makes them doubtful
 */
@Serdeable
public record PeaksResponse(
        String backend,
        String backendVersion,
        String precision,
        int threads,
        Instant measuredAt,
        double flopsPerSecond,
        double flopsSpread,
        double bytesPerSecond,
        double bytesSpread,
        List<String> notes) {

    static PeaksResponse of(DevicePeaks peaks) {
        return new PeaksResponse(
                peaks.backend(),
                peaks.backendVersion(),
                peaks.precision(),
                peaks.threads(),
                peaks.measuredAt(),
                peaks.flopsPerSecond(),
                peaks.flopsSpread(),
                peaks.bytesPerSecond(),
                peaks.bytesSpread(),
                peaks.notes());
    }
}
