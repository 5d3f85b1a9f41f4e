package flopper.timing.statistics;

/**
 * A 95 % confidence interval of the median from order statistics, which assumes nothing about the
 * distribution (rule 5).
 *
 * <p>For n sorted samples the interval is [x(k), x(n+1-k)] with the largest k for which {@code P(B <
 * k) ≤ 0.025}, B being binomial (n, 1/2). Below 6 samples there is none.
 *
 * <p>Source: Conover, Practical Nonparametric Statistics, 3.2; Hoefler and Belli, SC'15, 3.1.3.
 */
public record MedianInterval(long lowNs, long highNs) {
    static final int SAMPLES_MIN = 6;

    private static final double TAIL = 0.025;
    private static final double NORMAL_QUANTILE = 1.959964;

    /** Above this 2^-n leaves the range of a double, and the normal form is exact to one rank. */
    private static final int EXACT_MAX = 1000;

    /**
     * @param sortedNs at least {@link #SAMPLES_MIN} values, ascending
     */
    static MedianInterval of(long[] sortedNs) {
        int rank = lowRank(sortedNs.length);
        return new MedianInterval(sortedNs[rank - 1], sortedNs[sortedNs.length - rank]);
    }

    /** The rank k, from 1, of the interval's lower end. */
    static int lowRank(int samples) {
        if (samples < SAMPLES_MIN) {
            throw new IllegalArgumentException(samples + " samples have no such interval");
        }
        if (samples > EXACT_MAX) {
            return (int) Math.floor((samples - NORMAL_QUANTILE * Math.sqrt(samples)) / 2);
        }
        double mass = Math.pow(0.5, samples);
        double below = mass;
        int rank = 0;
        while (below <= TAIL) {
            rank++;
            mass *= (double) (samples - rank + 1) / rank;
            below += mass;
        }
        return rank;
    }

    /** Half the interval's width as a part of the given median. */
    public double relativeHalfWidth(long medianNs) {
        return medianNs == 0 ? 0 : (highNs - lowNs) / 2.0 / medianNs;
    }
}
