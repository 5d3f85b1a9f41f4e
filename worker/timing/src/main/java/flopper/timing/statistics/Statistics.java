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
 * #between()}. The median's interval covers both: thousands of samples say nothing of what a fourth
 * process would take.
 *
 * @param medianNs of all samples; {@link #percentiles()} says whether it may be published
 * @param coefficientOfVariation sample standard deviation over the mean; 0 for one sample
 * @param medianInterval that of the pooled samples, and of the mean of the processes' medians by
 *     Student's t, whichever reaches further; empty below 6 samples
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
    public record BetweenProcesses(int processes, double variance, double coefficientOfVariation) {
        /** Student's t for 95 %, by degrees of freedom from 1. */
        private static final double[] STUDENT = {
            12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262
        };

        /** Of the 95 % interval of the mean of the medians; as of ten processes where there are more. */
        double halfWidthNs() {
            double student = STUDENT[Math.min(processes - 1, STUDENT.length) - 1];
            return student * Math.sqrt(variance / processes);
        }
    }

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
        long median = Percentile.median(sorted);
        Optional<BetweenProcesses> between = between(samplesNs);
        return new Statistics(
                sorted.length,
                sorted[0],
                mean,
                median,
                deviation(Arrays.stream(sorted).asDoubleStream().toArray(), mean) / mean,
                interval(sorted, median, between),
                percentiles,
                between);
    }

    private static Optional<MedianInterval> interval(
            long[] sorted, long median, Optional<BetweenProcesses> between) {
        if (sorted.length < MedianInterval.SAMPLES_MIN) {
            return Optional.empty();
        }
        MedianInterval pooled = MedianInterval.of(sorted);
        return Optional.of(
                between.map(known -> pooled.around(median, known.halfWidthNs())).orElse(pooled));
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
