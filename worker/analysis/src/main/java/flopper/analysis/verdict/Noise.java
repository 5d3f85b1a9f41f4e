package flopper.analysis.verdict;

import java.util.OptionalDouble;
import java.util.stream.LongStream;

/**
 * What a device alone makes of a time, told by measuring one thing again and again (rule 19).
 *
 * <p>Two later measurements may be as far apart in time as any two of these, so every pair counts,
 * not only neighbours: a device whose speed moves for minutes looks steady from one to the next.
 */
public final class Noise {
    /** Fewer repeats have not seen what a device can do. */
    public static final int REPEATS_MIN = 11;

    /** The normal distribution's for one in a hundred, both sides. */
    private static final double NORMAL = 2.5758;

    private Noise() {}

    /**
     * The relative difference that two measurements of the same thing exceed once in a hundred
     * times: as far as any two of the repeats are apart, and at least {@code t √2 s}, which is that
     * of a normal distribution of which nothing is known but its samples. Empty below {@value
     * #REPEATS_MIN} repeats.
     *
     * @param repeatedNs medians of the repeats, each above zero
     */
    public static OptionalDouble of(long... repeatedNs) {
        int repeats = repeatedNs.length;
        if (repeats < REPEATS_MIN) {
            return OptionalDouble.empty();
        }
        double[] logs = LongStream.of(repeatedNs).mapToDouble(Math::log).sorted().toArray();
        double mean = LongStream.of(repeatedNs).mapToDouble(Math::log).average().orElseThrow();
        double squares = 0;
        for (double log : logs) {
            squares += (log - mean) * (log - mean);
        }
        double deviation = Math.sqrt(squares / (repeats - 1));
        double likely = student(repeats - 1) * Math.sqrt(2) * deviation;
        return OptionalDouble.of(Math.expm1(Math.max(likely, logs[repeats - 1] - logs[0])));
    }

    /**
     * Student's t for one in a hundred. Source: Abramowitz and Stegun 26.7.5, three terms, within 0.1 %
     * of the table from 10 degrees on.
     */
    private static double student(int degrees) {
        double z = NORMAL;
        double first = (Math.pow(z, 3) + z) / (4.0 * degrees);
        double second =
                (5 * Math.pow(z, 5) + 16 * Math.pow(z, 3) + 3 * z) / (96.0 * degrees * degrees);
        double third =
                (3 * Math.pow(z, 7) + 19 * Math.pow(z, 5) + 17 * Math.pow(z, 3) - 15 * z)
                        / (384.0 * Math.pow(degrees, 3));
        return z + first + second + third;
    }
}
