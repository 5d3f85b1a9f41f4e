package flopper.db.imported;

import org.jdbi.v3.core.mapper.Nested;

import java.time.Instant;
import java.util.Optional;

/**
 * A time that others took, with where it comes from; {@link NewImportedMeasurement} says what the
 * parts mean.
 *
 * @param sourceVersion commit or release of the source
 */
public record ImportedMeasurement(
        String id,
        String importId,
        long line,
        String model,
        Optional<String> backbone,
        @Nested ImportedSetting setting,
        @Nested ImportedTimes times,
        @Nested ImportedCost cost,
        Optional<Instant> measuredAt,
        String source,
        String licence,
        String sourceVersion) {

    /** Nanoseconds of a run for each sample of its batch; of the whole run where no batch is told. */
    public double nsPerSample() {
        return times.latencyNs() / setting.batch().orElse(1);
    }
}
