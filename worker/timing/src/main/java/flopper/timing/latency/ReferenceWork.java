package flopper.timing.latency;

import java.util.Arrays;

/**
 * A fixed piece of arithmetic that fits the first-level cache. What it takes tells the core's clock,
 * and what the core's other thread leaves of it: neither shows in steal time (rules 9, 10).
 */
final class ReferenceWork {
    private static final int ELEMENTS = 2048;

    /** Together about a tenth of a millisecond: long against the clock, short against a time slice. */
    private static final int PASSES = 512;

    private static final int REPEATS = 31;

    /** Interpreted it takes a hundred times as long; by then the JVM has compiled it even if starved. */
    private static final int WARM_UPS = 1000;

    private static final long WARM_UP_NS_MAX = 5_000_000_000L;

    private final float[] values = new float[ELEMENTS];
    private final float[] factors = new float[ELEMENTS];

    ReferenceWork() {
        // Neither of them ever leaves the range from 0 to 1, nor becomes denormal.
        Arrays.fill(values, 1);
        Arrays.fill(factors, 0.5f);
        long startNs = System.nanoTime();
        for (int i = 0; i < WARM_UPS && System.nanoTime() - startNs < WARM_UP_NS_MAX; i++) {
            work();
        }
    }

    /** The median of its repeats: a disturbance shorter than half of them is none of the core's. */
    long takenNs() {
        long[] takenNs = new long[REPEATS];
        for (int i = 0; i < REPEATS; i++) {
            long startNs = System.nanoTime();
            work();
            takenNs[i] = System.nanoTime() - startNs;
        }
        Arrays.sort(takenNs);
        return takenNs[REPEATS / 2];
    }

    private void work() {
        for (int pass = 0; pass < PASSES; pass++) {
            pass(values, factors);
        }
    }

    private static void pass(float[] values, float[] factors) {
        for (int i = 0; i < ELEMENTS; i++) {
            values[i] = values[i] * factors[i] + factors[i];
        }
    }
}
