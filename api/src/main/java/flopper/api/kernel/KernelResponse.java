package flopper.api.kernel;

import flopper.db.kernel.Kernel;
import flopper.db.kernel.KernelTimes;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One operation with fixed shapes, attributes and types, measured alone on one device.
 *
 * @param signature canonical: two kernels of the same signature do the same work
 * @param device the unit it was measured on
 * @param protocol version of the way of measuring
 * @param bytes that one execution reads and writes
 * @param processes fresh processes the samples come from
 * @param warm with its data as the run before left it in the caches
 * @param cold with the caches swept before each run
 */
@Serdeable
public record KernelResponse(
        String id,
        String signature,
        String op,
        String device,
        String deviceClass,
        String backend,
        String backendVersion,
        int protocol,
        String precision,
        int threads,
        long macs,
        long flops,
        long bytes,
        int processes,
        Times warm,
        Times cold,
        Instant measuredAt) {

    private static final double NS_PER_SECOND = 1e9;

    /**
     * How long one execution takes in one state of the caches.
     *
     * @param p50CiNs both ends of the median's 95 % confidence interval
     * @param typicalNs mean of the middle half, finer than the tick of the runtime's clock
     * @param cv standard deviation over mean
     * @param achievedFlopsPerSecond over {@code typicalNs}; null where that is nothing
     */
    @Serdeable
    public record Times(
            int samples,
            long minNs,
            long p50Ns,
            List<Long> p50CiNs,
            double typicalNs,
            double cv,
            @Schema(nullable = true) OptionalDouble achievedFlopsPerSecond) {

        static Times of(KernelTimes times, long flops) {
            return new Times(
                    times.samples(),
                    times.minNs(),
                    times.p50Ns(),
                    List.of(times.p50CiLowNs(), times.p50CiHighNs()),
                    times.typicalNs(),
                    times.cv(),
                    times.typicalNs() > 0
                            ? OptionalDouble.of(flops * NS_PER_SECOND / times.typicalNs())
                            : OptionalDouble.empty());
        }
    }

    static KernelResponse of(Kernel kernel) {
        return new KernelResponse(
                kernel.id(),
                kernel.signature(),
                kernel.op(),
                kernel.setting().deviceId(),
                kernel.deviceClass(),
                kernel.setting().backend(),
                kernel.setting().backendVersion(),
                kernel.setting().protocol(),
                kernel.setting().precision(),
                kernel.setting().threads(),
                kernel.macs(),
                kernel.flops(),
                kernel.bytes(),
                kernel.processes(),
                Times.of(kernel.warm(), kernel.flops()),
                Times.of(kernel.cold(), kernel.flops()),
                kernel.measuredAt());
    }
}
