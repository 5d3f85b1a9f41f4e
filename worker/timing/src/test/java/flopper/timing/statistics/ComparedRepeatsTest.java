package flopper.timing.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.verdict.Noise;
import flopper.analysis.verdict.Verdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What comparisons tell of measurements whose truth is known: measurements made up with moods of the
 * device that last longer than a measurement, differences between its processes, and a skewed
 * scatter of the runs.
 */
final class ComparedRepeatsTest {
    private static final int DEVICES = 150;
    private static final int PAIRS = 40;
    private static final int CANARIES = 31;
    private static final int PROCESSES = 3;
    private static final int SAMPLES = 44;
    private static final double TIME_NS = 1e7;
    private static final double SCATTER = 0.03;

    private final Random random = new Random(7);

    private Statistics measured(double mood, double apart, double change) {
        double speed = mood * random.nextGaussian();
        return Statistics.of(
                Stream.generate(() -> process(speed + apart * random.nextGaussian(), change))
                        .limit(PROCESSES)
                        .toList());
    }

    private long[] process(double speed, double change) {
        long[] ns = new long[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            // Disturbances only ever add.
            double scatter = SCATTER * Math.abs(random.nextGaussian());
            ns[i] = Math.round(change * TIME_NS * Math.exp(speed + scatter));
        }
        return ns;
    }

    private double toldToDiffer(double mood, double apart, double change) {
        int told = 0;
        for (int device = 0; device < DEVICES; device++) {
            double noise =
                    Noise.of(
                                    Stream.generate(() -> measured(mood, apart, 1))
                                            .limit(CANARIES)
                                            .mapToLong(Statistics::medianNs)
                                            .toArray())
                            .orElseThrow();
            for (int pair = 0; pair < PAIRS; pair++) {
                told +=
                        differ(measured(mood, apart, 1), measured(mood, apart, change), noise)
                                ? 1
                                : 0;
            }
        }
        return told / (double) (DEVICES * PAIRS);
    }

    private static boolean differ(Statistics one, Statistics other, double noise) {
        MedianInterval of = one.medianInterval().orElseThrow();
        MedianInterval in = other.medianInterval().orElseThrow();
        return List.of(Verdict.FASTER, Verdict.SLOWER)
                .contains(
                        Verdict.ofCosts(
                                (double) one.medianNs(),
                                (double) of.lowNs(),
                                (double) of.highNs(),
                                (double) other.medianNs(),
                                (double) in.lowNs(),
                                (double) in.highNs(),
                                noise));
    }

    /**
     * The moods are the three that were recorded on a shared host, as coefficients of variation of 20
     * medians each: 21 %, 11 % and 4 %; and that of a host of one's own.
     */
    @ParameterizedTest(name = "a device whose medians vary by {0}, its processes by {1}")
    @CsvSource({"0.21, 0.02", "0.11, 0.02", "0.04, 0.01", "0.003, 0.003", "0.003, 0.05"})
    void theSameIsToldToDifferLessThanOnceInAHundredTimes(double mood, double apart) {
        assertThat(toldToDiffer(mood, apart, 1)).isLessThanOrEqualTo(0.01);
    }

    /** Else verdicts would be safe because they are none. */
    @ParameterizedTest(name = "{0} between quiet measurements")
    @CsvSource({"1.1", "0.9"})
    void aTenthIsToldBetweenQuietMeasurements(double change) {
        assertThat(toldToDiffer(0.003, 0.003, change)).isGreaterThan(0.99);
    }

    /** What the intervals of pooled samples alone told: nearly every pair. */
    @Test
    void intervalsAloneDoNotKnowTheDevice() {
        int told = 0;
        for (int pair = 0; pair < 1000; pair++) {
            told += differ(measured(0.11, 0.002, 1), measured(0.11, 0.002, 1), 0) ? 1 : 0;
        }
        assertThat(told).isGreaterThan(700);
    }
}
