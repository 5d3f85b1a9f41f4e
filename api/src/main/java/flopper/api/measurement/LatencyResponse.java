package flopper.api.measurement;

import flopper.db.measurement.Latency;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Wall time of one run, as a distribution. A percentile whose sample floor is not met is null, and
 * the reason stands beside it.
 *
 * @param p50CiNs both ends of the median's 95 % confidence interval
 * @param cv standard deviation over mean
 */
@Serdeable
public record LatencyResponse(
        long minNs,
        @Schema(nullable = true) OptionalLong p50Ns,
        @Schema(nullable = true) Optional<List<Long>> p50CiNs,
        @Schema(nullable = true) Optional<String> p50Missing,
        @Schema(nullable = true) OptionalLong p90Ns,
        @Schema(nullable = true) Optional<String> p90Missing,
        @Schema(nullable = true) OptionalLong p99Ns,
        @Schema(nullable = true) Optional<String> p99Missing,
        long meanNs,
        double cv) {

    static LatencyResponse of(Latency latency) {
        return new LatencyResponse(
                latency.minNs(),
                latency.p50Ns(),
                interval(latency),
                latency.p50Missing(),
                latency.p90Ns(),
                latency.p90Missing(),
                latency.p99Ns(),
                latency.p99Missing(),
                Math.round(latency.meanNs()),
                latency.cv());
    }

    private static Optional<List<Long>> interval(Latency latency) {
        return latency.p50CiLowNs().isPresent() && latency.p50CiHighNs().isPresent()
                ? Optional.of(
                        List.of(
                                latency.p50CiLowNs().getAsLong(),
                                latency.p50CiHighNs().getAsLong()))
                : Optional.empty();
    }
}
