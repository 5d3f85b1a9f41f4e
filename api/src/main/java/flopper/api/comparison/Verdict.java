package flopper.api.comparison;

import flopper.api.comparison.Metric.Better;
import flopper.api.comparison.Reading.Interval;

/**
 * How one measurement stands to another, by their confidence intervals and the noise of the devices.
 * Source: the rules of
 * nvbench-compare (disjoint intervals) and MLPerf's audit (materially different is 2 %).
 */
public enum Verdict {
    /** The intervals allow no difference that matters, or show one that does not. */
    SAME,
    /** The intervals are disjoint, and the better value is so by 2 % or more. */
    FASTER,
    /** The intervals are disjoint, and the worse value is so by 2 % or more. */
    SLOWER,
    /** The intervals overlap, and leave room for a difference that matters. */
    AMBIGUOUS;

    private static final double MATERIAL = 0.02;

    /**
     * For figures of which less is better, such as times.
     *
     * @param low and {@code high}: the confidence intervals' ends
     * @param noise relative difference that the devices alone make between two measurements of the
     *     same thing (rule 19), which the samples of neither know; 0 where it is not known
     */
    public static Verdict ofCosts(
            double baseline,
            double baselineLow,
            double baselineHigh,
            double value,
            double low,
            double high,
            double noise) {
        return ofCost(
                value / baseline,
                low / baselineHigh / (1 + noise),
                high / baselineLow * (1 + noise));
    }

    static Verdict of(
            Better better, double baseline, Interval of, double value, Interval in, double noise) {
        return switch (better) {
            case LOWER -> ofCosts(baseline, of.low(), of.high(), value, in.low(), in.high(), noise);
            case HIGHER ->
                    ofCosts(value, in.low(), in.high(), baseline, of.low(), of.high(), noise);
        };
    }

    /** By the ratio of costs, and the least and largest that the intervals allow. */
    private static Verdict ofCost(double ratio, double least, double largest) {
        if (largest < 1) {
            return ratio <= 1 - MATERIAL ? FASTER : SAME;
        }
        if (least > 1) {
            return ratio >= 1 + MATERIAL ? SLOWER : SAME;
        }
        return least >= 1 - MATERIAL && largest <= 1 + MATERIAL ? SAME : AMBIGUOUS;
    }
}
