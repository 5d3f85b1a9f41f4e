package flopper.db.history;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.db.history.ChangePoints.Change;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Noise is the CV of repeats on a shared host (deploy/bench/RESULTS.md): 4.3 % and 11.2 %. */
final class ChangePointsTest {

    /** A series of normal noise around 20 ms, from a position on at another level. */
    private static double[] series(int length, int from, double ratio, double cv, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, length)
                .mapToDouble(
                        i -> 2e7 * (i < from ? 1 : ratio) * Math.exp(cv * random.nextGaussian()))
                .toArray();
    }

    private static long alarms(int length, double cv) {
        return IntStream.range(0, 1000)
                .filter(seed -> !ChangePoints.in(series(length, length, 1, cv, seed)).isEmpty())
                .count();
    }

    @Test
    void aSeriesWithoutAChangeShowsOneInAHundredAtMost() {
        assertThat(alarms(40, 0.043)).isLessThanOrEqualTo(10);
        assertThat(alarms(100, 0.112)).isLessThanOrEqualTo(10);
    }

    @Test
    void aClearStepIsFoundWhereItIs() {
        for (int seed = 0; seed < 100; seed++) {
            List<Change> changes = ChangePoints.in(series(60, 40, 1.1, 0.02, seed));

            assertThat(changes)
                    .as("seed %d", seed)
                    .anySatisfy(change -> {
                        assertThat(change.index()).isBetween(38, 42);
                        assertThat(change.ratio()).isBetween(1.07, 1.13);
                        assertThat(change.pValue()).isLessThanOrEqualTo(ChangePoints.LEVEL);
                    });
        }
    }

    @Test
    void threeMeasurementsAfterThirtyAreEnoughForAClearStep() {
        assertThat(ChangePoints.in(series(33, 30, 1.2, 0.02, 1)))
                .extracting(Change::index)
                .containsExactly(30);
    }

    @Test
    void aStepUpAndBackAreTwoChanges() {
        double[] figures = series(60, 20, 1.1, 0.01, 1);
        for (int i = 40; i < 60; i++) {
            figures[i] /= 1.1;
        }

        assertThat(ChangePoints.in(figures)).extracting(Change::index).containsExactly(20, 40);
    }

    @Test
    void oneMeasurementFarOutIsNoChange() {
        double[] figures = series(40, 40, 1, 0.02, 3);
        figures[38] *= 3;

        assertThat(ChangePoints.in(figures)).isEmpty();
    }

    @Test
    void aSeriesThatIsTooShortOrDoesNotMoveHasNoChange() {
        assertThat(ChangePoints.in(new double[0])).isEmpty();
        assertThat(ChangePoints.in(new double[] {1, 1, 5, 5})).isEmpty();
        double[] flat = new double[50];
        Arrays.fill(flat, 1e6);
        assertThat(ChangePoints.in(flat)).isEmpty();
    }

    @Test
    void theSameFiguresHaveTheSameChanges() {
        double[] figures = series(60, 30, 1.05, 0.03, 5);

        assertThat(ChangePoints.in(figures)).isEqualTo(ChangePoints.in(figures));
    }
}
