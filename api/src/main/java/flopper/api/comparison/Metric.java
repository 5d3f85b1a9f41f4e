package flopper.api.comparison;

import flopper.api.comparison.Reading.Interval;
import flopper.api.problem.ApiException;
import flopper.db.failure.FailureCode;
import flopper.db.measurement.Latency;
import flopper.db.measurement.Measurement;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is compared. Only the median has a confidence interval, and so have the two rates that are
 * made of it; a verdict on any other metric would be a guess.
 */
@SuppressWarnings("ImmutableEnumChecker") // The functions have no state.
public enum Metric {
    P50("p50Ns", Better.LOWER, m -> Metric.median(m, Function.identity())),
    P90("p90Ns", Better.LOWER, m -> plain(m.latency().p90Ns(), m.latency().p90Missing())),
    P99("p99Ns", Better.LOWER, m -> plain(m.latency().p99Ns(), m.latency().p99Missing())),
    MIN("minNs", Better.LOWER, m -> plain((double) m.latency().minNs())),
    MEAN("meanNs", Better.LOWER, m -> plain(m.latency().meanNs())),
    CPU_P50("cpuP50Ns", Better.LOWER, m -> plain(m.cpuP50Ns(), Optional.empty())),
    THROUGHPUT(
            "throughputPerSecond",
            Better.HIGHER,
            m -> Metric.median(m, ns -> m.throughputPerSecond() * medianNs(m) / ns)),
    ACHIEVED(
            "achievedFlopsPerSecond",
            Better.HIGHER,
            m -> Metric.median(m, ns -> m.flops() * 1e9 / ns));

    /** Which of two values is the better one. */
    public enum Better {
        LOWER,
        HIGHER
    }

    private final String name;
    private final Better better;
    private final Function<Measurement, Reading> read;

    Metric(String name, Better better, Function<Measurement, Reading> read) {
        this.name = name;
        this.better = better;
        this.read = read;
    }

    /**
     * The metric with this name.
     *
     * @throws ApiException where there is none
     */
    static Metric named(String name) {
        return Arrays.stream(values())
                .filter(metric -> metric.name.equals(name))
                .findFirst()
                .orElseThrow(() ->
                        ApiException.ofField(
                                FailureCode.BAD_REQUEST,
                                "metric",
                                "metric '%s' is none of %s".formatted(name, names())));
    }

    String fieldName() {
        return name;
    }

    Better better() {
        return better;
    }

    Reading read(Measurement measurement) {
        return read.apply(measurement);
    }

    private static String names() {
        return Arrays.stream(values()).map(metric -> metric.name).collect(Collectors.joining(", "));
    }

    private static double medianNs(Measurement measurement) {
        return measurement.latency().p50Ns().orElseThrow();
    }

    /** The median and its interval, each turned into the metric's unit. */
    private static Reading median(Measurement measurement, Function<Double, Double> unit) {
        Latency latency = measurement.latency();
        if (latency.p50Ns().isEmpty()
                || latency.p50CiLowNs().isEmpty()
                || latency.p50CiHighNs().isEmpty()) {
            return new Reading.Missing(latency.p50Missing().orElse("not known"));
        }
        double value = unit.apply((double) latency.p50Ns().getAsLong());
        double one = unit.apply((double) latency.p50CiLowNs().getAsLong());
        double other = unit.apply((double) latency.p50CiHighNs().getAsLong());
        return new Reading.Known(
                value, Optional.of(new Interval(Math.min(one, other), Math.max(one, other))));
    }

    private static Reading plain(double value) {
        return new Reading.Known(value, Optional.empty());
    }

    private static Reading plain(OptionalLong value, Optional<String> missing) {
        return value.isPresent()
                ? plain((double) value.getAsLong())
                : new Reading.Missing(missing.orElse("not known"));
    }
}
