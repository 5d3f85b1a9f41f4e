package flopper.agent.measurement;

import flopper.db.measurement.Latency;
import flopper.db.measurement.NewMeasurement;
import flopper.db.measurement.ProcessSamples;
import flopper.db.measurement.Quality;
import flopper.timing.Timing;
import flopper.timing.measure.ProcessRun;
import flopper.timing.measure.Samples;
import flopper.timing.statistics.MedianInterval;
import flopper.timing.statistics.Percentile;
import flopper.timing.statistics.Quantile;
import flopper.timing.statistics.Statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A timing in the form in which measurements are stored. */
final class MeasurementRows {

    private static final double NS_PER_SECOND = 1e9;

    private MeasurementRows() {}

    /**
     * Where it was taken.
     *
     * @param peaksId the device's peaks at that time
     */
    record Place(String deviceId, Optional<String> peaksId) {}

    /**
     * The measurement of a workload.
     *
     * @param batch samples that one run works through
     * @param layers how its median divides among the layers, where that was asked for
     */
    static NewMeasurement of(Place place, long batch, Timing timing, Layers layers) {
        return new NewMeasurement(
                place.deviceId(),
                place.peaksId(),
                timing.backendVersion(),
                timing.protocol(),
                timing.weights(),
                timing.startedAt(),
                latency(timing.wall()),
                timing.cpu()
                        .map(cpu -> cpu.percentile(Percentile.P50).valueNs())
                        .orElse(OptionalLong.empty()),
                batch * NS_PER_SECOND / timing.wall().medianNs(),
                quality(timing, layers),
                layers.timing(),
                Json.object(timing.environment()),
                processes(timing.runs()));
    }

    private static Quality quality(Timing timing, Layers layers) {
        List<String> notes = new ArrayList<>(timing.notes());
        notes.addAll(layers.notes());
        return new Quality(timing.converged(), timing.disturbed(), notes);
    }

    private static Latency latency(Statistics wall) {
        Quantile p50 = wall.percentile(Percentile.P50);
        Quantile p90 = wall.percentile(Percentile.P90);
        Quantile p99 = wall.percentile(Percentile.P99);
        // Below the median's floor its interval is not published either.
        Optional<MedianInterval> interval =
                p50.valueNs().isPresent() ? wall.medianInterval() : Optional.empty();
        return new Latency(
                wall.minNs(),
                p50.valueNs(),
                lowNs(interval),
                highNs(interval),
                missing(p50),
                p90.valueNs(),
                missing(p90),
                p99.valueNs(),
                missing(p99),
                wall.meanNs(),
                wall.coefficientOfVariation());
    }

    private static OptionalLong lowNs(Optional<MedianInterval> interval) {
        return interval.stream().mapToLong(MedianInterval::lowNs).findFirst();
    }

    private static OptionalLong highNs(Optional<MedianInterval> interval) {
        return interval.stream().mapToLong(MedianInterval::highNs).findFirst();
    }

    private static Optional<String> missing(Quantile quantile) {
        return switch (quantile) {
            case Quantile.Present _ -> Optional.empty();
            case Quantile.Missing(String reason) -> Optional.of(reason);
        };
    }

    private static List<ProcessSamples> processes(List<ProcessRun> runs) {
        List<ProcessSamples> processes = new ArrayList<>();
        for (ProcessRun run : runs) {
            processes.add(
                    new ProcessSamples(
                            processes.size() + 1,
                            OptionalLong.of(run.phases().coldLoadNs()),
                            OptionalLong.of(run.phases().firstInferenceNs()),
                            list(run.steadyState().wallNs()),
                            list(run.steadyState().cpuNs())));
        }
        return processes;
    }

    private static List<Long> list(Samples samples) {
        return Arrays.stream(samples.toArray()).boxed().toList();
    }
}
