package flopper.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.stream.LongStream;

class NoiseTest {
    /** Ten neighbours that differ by nothing, and one step: the step is what the device makes. */
    @Test
    void aStepBetweenManyEqualRepeatsCounts() {
        long[] repeats = LongStream.range(0, 20).map(i -> i < 10 ? 1000 : 1300).toArray();

        // t(19) is 2.861; the deviation of ten zeros and ten of ln 1.3 is ln 1.3 / 2 · √(20/19).
        double deviation = Math.log(1.3) / 2 * Math.sqrt(20.0 / 19);
        assertThat(Noise.of(repeats).orElseThrow())
                .isCloseTo(Math.expm1(2.861 * Math.sqrt(2) * deviation), within(2e-3));
    }

    @Test
    void noDifferenceWasLarger() {
        long[] repeats = LongStream.range(0, 31).map(i -> i == 7 ? 2000 : 1000).toArray();

        assertThat(Noise.of(repeats).orElseThrow()).isCloseTo(1, within(1e-9));
    }

    @Test
    void equalRepeatsMakeNone() {
        assertThat(Noise.of(LongStream.generate(() -> 1000).limit(11).toArray()).orElseThrow())
                .isZero();
    }

    @Test
    void tenRepeatsAreTooFew() {
        assertThat(Noise.of(new long[10])).isEmpty();
    }

    /** What it promises, of a normal distribution and the fewest repeats. */
    @Test
    void oneInAHundredIsExceeded() {
        Random random = new Random(1);
        int exceeded = 0;
        int trials = 20_000;
        for (int trial = 0; trial < trials; trial++) {
            double noise =
                    Noise.of(LongStream.generate(() -> time(random)).limit(11).toArray())
                            .orElseThrow();
            double difference = Math.abs(Math.log((double) time(random) / time(random)));
            exceeded += Math.expm1(difference) > noise ? 1 : 0;
        }
        assertThat(exceeded / (double) trials).isBetween(0.005, 0.012);
    }

    private static long time(Random random) {
        return Math.round(1e9 * Math.exp(0.05 * random.nextGaussian()));
    }
}
