package flopper.api.correlation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How well two orders of the same things agree, from −1 to 1, ties considered.
 *
 * @param n pairs
 * @param rho Spearman's: the correlation of mean ranks; empty where all of one side are equal
 * @param tau Kendall's tau-b; empty likewise
 */
record RankCorrelation(int n, OptionalDouble rho, OptionalDouble tau) {

    /** Of the normal distribution, for 95 %. */
    private static final double Z95 = 1.959963984540054;

    /** Both ends of a 95 % confidence interval. */
    record Interval(double low, double high) {}

    static RankCorrelation of(double[] x, double[] y) {
        return new RankCorrelation(x.length, pearson(ranks(x), ranks(y)), kendall(x, y));
    }

    /** By Fisher's transform with the variance of Bonett and Wright (2000), which fits ranks. */
    Optional<Interval> rhoInterval() {
        return interval(rho, n - 3, r -> (1 + r * r / 2) / (n - 3));
    }

    /** By Fisher's transform with the variance of Fieller, Hartley and Pearson (1957). */
    Optional<Interval> tauInterval() {
        return interval(tau, n - 4, _ -> 0.437 / (n - 4));
    }

    private static Optional<Interval> interval(
            OptionalDouble coefficient, int freedom, ToDoubleFunction<Double> variance) {
        if (coefficient.isEmpty() || freedom < 1) {
            return Optional.empty();
        }
        double r = coefficient.getAsDouble();
        if (Math.abs(r) >= 1) {
            return Optional.of(new Interval(r, r));
        }
        double z = 0.5 * Math.log((1 + r) / (1 - r));
        double half = Z95 * Math.sqrt(variance.applyAsDouble(r));
        return Optional.of(new Interval(Math.tanh(z - half), Math.tanh(z + half)));
    }

    /** Ranks from 1; those that are equal share the mean of theirs. */
    private static double[] ranks(double[] values) {
        Integer[] order = order(values.length, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        int from = 0;
        while (from < order.length) {
            int to = from + 1;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    private static OptionalDouble pearson(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElse(0);
        double meanY = Arrays.stream(y).average().orElse(0);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        return xx == 0 || yy == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.clamp(xy / Math.sqrt(xx * yy), -1, 1));
    }

    /** By counting the exchanges of a merge sort, as Knight (1966) does: n log n. */
    private static OptionalDouble kendall(double[] x, double[] y) {
        Integer[] order =
                order(
                        x.length,
                        Comparator.comparingDouble((Integer i) -> x[i])
                                .thenComparingDouble(i -> y[i]));
        double[] byX = Arrays.stream(order).mapToDouble(i -> x[i]).toArray();
        double[] yByX = Arrays.stream(order).mapToDouble(i -> y[i]).toArray();
        long tiedBoth = 0;
        long run = 1;
        for (int i = 1; i <= byX.length; i++) {
            if (i < byX.length && byX[i] == byX[i - 1] && yByX[i] == yByX[i - 1]) {
                run++;
            } else {
                tiedBoth += pairs(run);
                run = 1;
            }
        }
        long all = pairs(x.length);
        long tiedX = tied(byX);
        long discordant = sortCounting(yByX, new double[yByX.length], 0, yByX.length);
        long tiedY = tied(yByX);
        if (tiedX == all || tiedY == all) {
            return OptionalDouble.empty();
        }
        double balance = all - tiedX - tiedY + tiedBoth - 2.0 * discordant;
        return OptionalDouble.of(
                Math.clamp(balance / Math.sqrt((double) (all - tiedX) * (all - tiedY)), -1, 1));
    }

    private static long pairs(long count) {
        return count * (count - 1) / 2;
    }

    /** Pairs of equal values in a sorted array. */
    private static long tied(double[] sorted) {
        long tied = 0;
        long run = 1;
        for (int i = 1; i <= sorted.length; i++) {
            if (i < sorted.length && sorted[i] == sorted[i - 1]) {
                run++;
            } else {
                tied += pairs(run);
                run = 1;
            }
        }
        return tied;
    }

    /** Sorts a part of the values; answers how many pairs of them were in the wrong order. */
    private static long sortCounting(double[] values, double[] spare, int from, int to) {
        if (to - from < 2) {
            return 0;
        }
        int middle = (from + to) >>> 1;
        long exchanges =
                sortCounting(values, spare, from, middle) + sortCounting(values, spare, middle, to);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            if (right >= to || (left < middle && values[left] <= values[right])) {
                spare[i] = values[left++];
            } else {
                spare[i] = values[right++];
                exchanges += middle - left;
            }
        }
        System.arraycopy(spare, from, values, from, to - from);
        return exchanges;
    }

    private static Integer[] order(int length, Comparator<Integer> comparator) {
        return IntStream.range(0, length).boxed().sorted(comparator).toArray(Integer[]::new);
    }
}
