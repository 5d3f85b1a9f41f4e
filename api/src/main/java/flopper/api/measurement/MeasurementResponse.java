package flopper.api.measurement;

import flopper.db.measurement.Measurement;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The timing of a workload by a backend on a device.
 *
 * @param model {@code name:tag} as it was called when the measurement was asked for
 * @param batch the batch asked for; null for the graph's own
 * @param shapes concrete input shapes
 * @param protocol version of the way of measuring; only equal ones compare
 * @param weights {@code synthetic} or {@code submitted}
 * @param processes fresh processes that the samples come from
 * @param samples samples over all of them
 * @param throughputPerSecond items of the batch per second at the median
 * @param converged false: its limit stopped it before the confidence interval was narrow enough
 * @param disturbed foreign load, throttling or steal was seen
 * @param verdictNotes sentences behind the two
 * @param achievedFlopsPerSecond {@code flops} over the median
 * @param peakFraction {@code achievedFlopsPerSecond} over the device's measured peak at the same
 *     threads; null where that is not known. Above 1 where kernels skip what is counted
 * @param layerTiming null where layers were not timed
 * @param environment clocks, governor, load and versions at the time
 */
@Serdeable
public record MeasurementResponse(
        String id,
        String jobId,
        String model,
        String graphId,
        String device,
        String deviceClass,
        String backend,
        String backendVersion,
        String precision,
        int threads,
        @Schema(nullable = true) OptionalLong batch,
        Map<String, List<Long>> shapes,
        Instant startedAt,
        int protocol,
        String weights,
        int processes,
        int samples,
        LatencyResponse latency,
        CpuTime cpuTime,
        double throughputPerSecond,
        boolean converged,
        boolean disturbed,
        List<String> verdictNotes,
        long macs,
        long flops,
        @Schema(nullable = true) OptionalDouble achievedFlopsPerSecond,
        @Schema(nullable = true) OptionalDouble peakFraction,
        @Schema(nullable = true) Optional<LayerTimingResponse> layerTiming,
        Map<String, Object> environment) {

    /**
     * CPU time of the timed thread.
     *
     * @param p50Ns null where several threads worked or the system cannot tell
     */
    @Serdeable
    public record CpuTime(@Schema(nullable = true) OptionalLong p50Ns) {}

    static MeasurementResponse of(Measurement measurement, Map<String, Object> environment) {
        return new MeasurementResponse(
                measurement.id(),
                measurement.jobId(),
                measurement.model(),
                measurement.graphId(),
                measurement.deviceId(),
                measurement.deviceClass(),
                measurement.backend(),
                measurement.backendVersion(),
                measurement.precision(),
                measurement.threads(),
                measurement.batch(),
                measurement.shapes().byName(),
                measurement.startedAt(),
                measurement.protocol(),
                measurement.weights(),
                measurement.processes(),
                measurement.samples(),
                LatencyResponse.of(measurement.latency()),
                new CpuTime(measurement.cpuP50Ns()),
                measurement.throughputPerSecond(),
                measurement.quality().converged(),
                measurement.quality().disturbed(),
                measurement.quality().verdictNotes(),
                measurement.macs(),
                measurement.flops(),
                achieved(measurement),
                peakFraction(measurement),
                LayerTimingResponse.of(measurement),
                environment);
    }

    private static OptionalDouble achieved(Measurement measurement) {
        OptionalLong p50Ns = measurement.latency().p50Ns();
        return p50Ns.isPresent() && p50Ns.getAsLong() > 0
                ? OptionalDouble.of(measurement.flops() * 1e9 / p50Ns.getAsLong())
                : OptionalDouble.empty();
    }

    private static OptionalDouble peakFraction(Measurement measurement) {
        OptionalDouble achieved = achieved(measurement);
        OptionalDouble peak = measurement.peakFlopsPerSecond();
        return achieved.isPresent() && peak.isPresent()
                ? OptionalDouble.of(achieved.getAsDouble() / peak.getAsDouble())
                : OptionalDouble.empty();
    }
}
