package flopper.db.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Where the level of a series of positive figures changes for good, and how sure that is.
 *
 * <p>E-divisive (Matteson and James, A Nonparametric Approach for Multiple Change Point Analysis,
 * JASA 109, 2014, the method of Apache Otava) with the exponent 2, at which its statistic asks for
 * nothing but a change of the mean: the place that parts a series best is a change where at most one
 * in 200 random orders of the same figures can be parted as well; then both sides are searched. The
 * figures are logarithms, for noise is relative, and those far out are drawn in to 4 standard
 * deviations (by the median absolute deviation), so that one disturbed measurement is no change.
 *
 * <p>The test takes figures for exchangeable where nothing changed. Noise that lasts from one
 * measurement to the next is a change to it. Pure, and the same for the same figures.
 */
public final class ChangePoints {

    /** Figures on either side of a change at least: fewer are outliers until there are more. */
    public static final int SEGMENT_MIN = 3;

    /** Chance that a series without a change shows one: half of what is tolerated. */
    public static final double LEVEL = 0.005;

    private static final int ORDERS = 999;
    private static final int EXCEEDING_MAX = (int) (LEVEL * (ORDERS + 1)) - 1;
    private static final long SEED = 17;

    /** Turns a median absolute deviation into the standard deviation of a normal distribution. */
    private static final double DEVIATION_OF_MAD = 1.4826;

    private static final double DEVIATIONS_MAX = 4;

    private ChangePoints() {}

    /**
     * A change.
     *
     * @param index of the first figure after it
     * @param pValue part of random orders that can be parted at least as well
     * @param before median of the figures since the change before
     * @param after median of the figures up to the next change
     */
    public record Change(int index, double pValue, double before, double after) {

        /** The level after over that before. */
        public double ratio() {
            return after / before;
        }

        /** Whether the larger level is above the smaller by this part of it or more. */
        public boolean differsBy(double part) {
            return Math.max(ratio(), 1 / ratio()) >= 1 + part;
        }
    }

    /** Where a series is parted best, and how well. */
    private record Split(int index, double gain) {}

    private record Found(int index, double pValue) {}

    /** The changes of a series, first to last. */
    public static List<Change> in(double[] figures) {
        double[] logarithms = Arrays.stream(figures).map(Math::log).toArray();
        List<Found> found = new ArrayList<>();
        search(logarithms, 0, logarithms.length, found);
        found.sort(Comparator.comparingInt(Found::index));
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            int from = i == 0 ? 0 : found.get(i - 1).index();
            int at = found.get(i).index();
            int to = i + 1 == found.size() ? figures.length : found.get(i + 1).index();
            changes.add(
                    new Change(
                            at,
                            found.get(i).pValue(),
                            median(Arrays.copyOfRange(figures, from, at)),
                            median(Arrays.copyOfRange(figures, at, to))));
        }
        return changes;
    }

    private static void search(double[] series, int from, int to, List<Found> found) {
        if (to - from < 2 * SEGMENT_MIN) {
            return;
        }
        double[] part = drawnIn(Arrays.copyOfRange(series, from, to));
        Split best = best(part);
        double pValue = pValue(part, best.gain());
        if (pValue <= LEVEL) {
            found.add(new Found(from + best.index(), pValue));
            search(series, from, from + best.index(), found);
            search(series, from + best.index(), to, found);
        }
    }

    private static double[] drawnIn(double[] part) {
        double centre = median(part);
        double mad = median(Arrays.stream(part).map(one -> Math.abs(one - centre)).toArray());
        if (mad == 0) {
            return part;
        }
        double reach = DEVIATIONS_MAX * DEVIATION_OF_MAD * mad;
        return Arrays.stream(part)
                .map(one -> Math.clamp(one, centre - reach, centre + reach))
                .toArray();
    }

    /** Over all places, the largest m·n/(m+n) times the squared difference of both means. */
    private static Split best(double[] part) {
        double total = Arrays.stream(part).sum();
        double left = 0;
        Split best = new Split(SEGMENT_MIN, -1);
        for (int n = 1; n <= part.length - SEGMENT_MIN; n++) {
            left += part[n - 1];
            if (n < SEGMENT_MIN) {
                continue;
            }
            int rest = part.length - n;
            double difference = left / n - (total - left) / rest;
            double gain = (double) n * rest / part.length * difference * difference;
            if (gain > best.gain()) {
                best = new Split(n, gain);
            }
        }
        return best;
    }

    /** Above the level as soon as that is certain (Besag and Clifford, Biometrika 78, 1991). */
    private static double pValue(double[] part, double gain) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] order = part.clone();
        // Sums in another order differ in their last digits.
        double bound = gain * (1 - 1e-9);
        int exceeding = 0;
        for (int drawn = 1; drawn <= ORDERS; drawn++) {
            shuffle(order, random);
            if (best(order).gain() >= bound && ++exceeding > EXCEEDING_MAX) {
                return (exceeding + 1.0) / (drawn + 1);
            }
        }
        return (exceeding + 1.0) / (ORDERS + 1);
    }

    private static void shuffle(double[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double one = order[i];
            order[i] = order[j];
            order[j] = one;
        }
    }

    private static double median(double[] figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
