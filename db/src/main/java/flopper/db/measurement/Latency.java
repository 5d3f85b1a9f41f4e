package flopper.db.measurement;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Wall time of one run, as a distribution. A percentile below its sample floor is absent, and the
 * reason stands beside it.
 *
 * @param p50CiLowNs lower end of the median's 95 % confidence interval; absent with the median
 * @param cv standard deviation over mean
 */
public record Latency(
        long minNs,
        OptionalLong p50Ns,
        OptionalLong p50CiLowNs,
        OptionalLong p50CiHighNs,
        Optional<String> p50Missing,
        OptionalLong p90Ns,
        Optional<String> p90Missing,
        OptionalLong p99Ns,
        Optional<String> p99Missing,
        double meanNs,
        double cv) {}
