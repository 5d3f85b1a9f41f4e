package flopper.db.measurement;

import flopper.db.workload.InputShapes;

import org.jdbi.v3.core.mapper.Nested;

import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A stored timing without its raw samples; {@link NewMeasurement} says what the worker's parts mean.
 *
 * @param profileId static cost of the same workload, where {@code macs} and {@code flops} come from
 * @param model {@code name:tag} as it was called when the job was submitted
 * @param shapes concrete input shapes
 * @param processes fresh processes the samples come from
 * @param samples samples over all of them
 * @param peakFlopsPerSecond of the device at the same threads when it was taken
 */
public record Measurement(
        String id,
        String jobId,
        String profileId,
        String model,
        String graphId,
        OptionalLong batch,
        InputShapes shapes,
        String precision,
        String deviceId,
        String deviceClass,
        String backend,
        String backendVersion,
        int threads,
        int protocol,
        String weights,
        Instant startedAt,
        int processes,
        int samples,
        @Nested Latency latency,
        OptionalLong cpuP50Ns,
        double throughputPerSecond,
        @Nested Quality quality,
        @Nested LayerTiming.Summary layerTiming,
        String environmentJson,
        long macs,
        long flops,
        OptionalDouble peakFlopsPerSecond) {}
