package flopper.api.measurement;

import flopper.db.measurement.ProcessSamples;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Raw samples of one fresh process, in the order they were taken.
 *
 * @param process 1 for the first
 * @param loadNs time to load the model
 * @param firstRunNs wall time of the first run
 * @param wallNs wall time of each run after warm-up
 * @param cpuNs CPU time of the timed thread in the same runs; null where the system cannot tell
 */
@Serdeable
public record SamplesResponse(
        int process,
        @Schema(nullable = true) OptionalLong loadNs,
        @Schema(nullable = true) OptionalLong firstRunNs,
        List<Long> wallNs,
        @Schema(nullable = true) Optional<List<Long>> cpuNs) {

    static SamplesResponse of(ProcessSamples samples) {
        return new SamplesResponse(
                samples.number(),
                samples.loadNs(),
                samples.firstRunNs(),
                samples.wallNs(),
                Optional.of(samples.cpuNs()).filter(times -> !times.isEmpty()));
    }
}
