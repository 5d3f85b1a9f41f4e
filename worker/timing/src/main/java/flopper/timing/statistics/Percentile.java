package flopper.timing.statistics;

/**
 * A percentile that may be published, and the samples it takes to be 99 % sure of it (rule 3).
 *
 * <p>Source: MLPerf LoadGen's early-stopping criterion.
 */
public enum Percentile {
    P50("p50", 0.50, 11),
    P90("p90", 0.90, 64),
    P95("p95", 0.95, 130),
    P99("p99", 0.99, 662),
    P99_9("p99.9", 0.999, 6636);

    private final String label;
    private final double fraction;
    private final int samplesMin;

    Percentile(String label, double fraction, int samplesMin) {
        this.label = label;
        this.fraction = fraction;
        this.samplesMin = samplesMin;
    }

    public String label() {
        return label;
    }

    public int samplesMin() {
        return samplesMin;
    }

    /** The median is the middle, or halfway between the two; others are the nearest rank. */
    Quantile of(long[] sorted) {
        if (sorted.length < samplesMin) {
            return new Quantile.Missing("needs " + samplesMin + " samples");
        }
        if (this == P50) {
            return new Quantile.Present(median(sorted));
        }
        int rank = (int) Math.ceil(fraction * sorted.length);
        return new Quantile.Present(sorted[rank - 1]);
    }

    static long median(long[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2;
    }
}
