package flopper.timing.statistics;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the samples of all processes say together (rules 1, 3, 5, 6).
 *
 * <p>Samples are pooled over processes; what differs between processes stands apart in {@link
 * #between()}.
 *
 * @param medianNs of all samples; {@link #percentiles()} says whether it may be published
 * @param coefficientOfVariation sample standard deviation over the mean; 0 for one sample
 * @param medianInterval empty below 6 samples
 * @param percentiles every percentile, present or with the reason why not
 * @param between empty for one process
 */
public record Statistics(
        int samples,
        long minNs,
        double meanNs,
        long medianNs,
        double coefficientOfVariation,
        Optional<MedianInterval> medianInterval,
        Map<Percentile, Quantile> percentiles,
        Optional<BetweenProcesses> between) {

    /**
     * How far apart fresh processes are.
     *
     * @param variance sample variance of the processes' medians, ns²
     * @param coefficientOfVariation its root over the mean of the medians
     */
    public record BetweenProcesses(int processes, double variance, double coefficientOfVariation) {}

    public Statistics {
        percentiles = Map.copyOf(percentiles);
    }

    /**
     * @param samplesNs one array a process, none of them empty
     */
    public static Statistics of(List<long[]> samplesNs) {
        long[] sorted = samplesNs.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no samples");
        }
        double mean = Arrays.stream(sorted).average().orElseThrow();
        Map<Percentile, Quantile> percentiles = new EnumMap<>(Percentile.class);
        for (Percentile percentile : Percentile.values()) {
            percentiles.put(percentile, percentile.of(sorted));
        }
        return new Statistics(
                sorted.length,
                sorted[0],
                mean,
                Percentile.median(sorted),
                deviation(Arrays.stream(sorted).asDoubleStream().toArray(), mean) / mean,
                sorted.length < MedianInterval.SAMPLES_MIN
                        ? Optional.empty()
                        : Optional.of(MedianInterval.of(sorted)),
                percentiles,
                between(samplesNs));
    }

    private static Optional<BetweenProcesses> between(List<long[]> samplesNs) {
        if (samplesNs.size() < 2) {
            return Optional.empty();
        }
        double[] medians =
                samplesNs.stream()
                        .mapToDouble(samples ->
                                Percentile.median(Arrays.stream(samples).sorted().toArray()))
                        .toArray();
        double mean = Arrays.stream(medians).average().orElseThrow();
        double deviation = deviation(medians, mean);
        return Optional.of(
                new BetweenProcesses(medians.length, deviation * deviation, deviation / mean));
    }

    private static double deviation(double[] values, double mean) {
        if (values.length < 2) {
            return 0;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }

    public Quantile percentile(Percentile percentile) {
        Quantile quantile = percentiles.get(percentile);
        if (quantile == null) {
            throw new IllegalStateException(percentile.label() + " was never worked out");
        }
        return quantile;
    }

    /** Half the median's 95 % interval as a part of the median; empty below 6 samples. */
    public Optional<Double> relativeHalfWidth() {
        return medianInterval.map(interval -> interval.relativeHalfWidth(medianNs));
    }
}
