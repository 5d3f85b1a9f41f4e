package flopper.timing.statistics;

import java.util.Arrays;

/**
 * The mean of the middle half: as deaf to outliers as the median, but finer than the clock's tick
 * where many readings fall on the same tick.
 */
public final class Midmean {
    private Midmean() {}

    /**
     * @param values at least one
     */
    public static double of(long[] values) {
        long[] sorted = Arrays.stream(values).sorted().toArray();
        int cut = sorted.length / 4;
        return Arrays.stream(sorted, cut, sorted.length - cut).average().orElseThrow();
    }
}
