package flopper.api.measurement;

import flopper.db.measurement.Measurement;

import io.micronaut.serde.annotation.Serdeable;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the layer times were taken.
 *
 * @param profiledRuns runs under the runtime's profiler that they are drawn from
 * @param overhead by which part a run takes longer under the profiler; negative where noise hides it.
 *     The times are scaled to runs without it
 * @param attributedFraction the part of the median that layers account for; the rest is the runtime's
 */
@Serdeable
public record LayerTimingResponse(int profiledRuns, double overhead, double attributedFraction) {

    /** Empty where layers were not timed. */
    static Optional<LayerTimingResponse> of(Measurement measurement) {
        OptionalInt runs = measurement.layerTiming().profiledRuns();
        long medianNs = measurement.latency().p50Ns().orElse(0);
        return runs.isPresent() && medianNs > 0
                ? Optional.of(
                        new LayerTimingResponse(
                                runs.getAsInt(),
                                measurement.layerTiming().profilingOverhead().orElseThrow(),
                                (double) measurement.layerTiming().attributedNs().orElseThrow()
                                        / medianNs))
                : Optional.empty();
    }
}
