package flopper.timing.peak;

import flopper.timing.statistics.Statistics;

/**
 * A rate that was reached, and how often it is missed.
 *
 * @param perSecond the best of all samples
 * @param spread by which part the median sample takes longer than the best
 */
public record Ceiling(double perSecond, double spread) {
    private static final double SECOND_NS = 1e9;

    /**
     * @param amount operations or bytes of one sample
     */
    static Ceiling of(long amount, Statistics wall) {
        long bestNs = Math.max(1, wall.minNs());
        return new Ceiling(amount * SECOND_NS / bestNs, (double) wall.medianNs() / bestNs - 1);
    }
}
