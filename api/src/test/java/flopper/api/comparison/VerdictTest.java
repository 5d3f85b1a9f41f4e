package flopper.api.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.api.comparison.Metric.Better;
import flopper.api.comparison.Reading.Interval;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    @ParameterizedTest(name = "[{0}, {1}, {2}] against [98, 100, 102] is {3}")
    @CsvSource({
        // Disjoint, and 2 % or more apart.
        "48, 50, 52, FASTER",
        "148, 150, 152, SLOWER",
        "102.1, 103, 104, SLOWER",
        "96, 97, 97.9, FASTER",
        // Overlapping, with room for more than 2 %.
        "95, 100, 105, AMBIGUOUS",
        "101, 103, 105, AMBIGUOUS",
        "50, 99, 150, AMBIGUOUS",
    })
    void aShorterTimeIsFaster(double low, double value, double high, Verdict expected) {
        Verdict verdict =
                Verdict.of(
                        Better.LOWER,
                        100,
                        new Interval(98, 102),
                        value,
                        new Interval(low, high),
                        0);
        assertThat(verdict).isEqualTo(expected);
    }

    @ParameterizedTest(name = "[{0}, {1}, {2}] against [99.9, 100, 100.1] is {3}")
    @CsvSource({
        // The intervals leave no room for 2 %.
        "99.5, 100, 100.5, SAME",
        "100.05, 100.3, 100.5, SAME",
        // Disjoint, so there is a difference, but none that matters.
        "101, 101.5, 101.9, SAME",
        "98.1, 98.5, 99, SAME",
        // On the edge.
        "101.9, 102, 102.1, SLOWER",
        "97.9, 98, 98.1, FASTER",
    })
    void aDifferenceBelowTwoPercentIsNone(double low, double value, double high, Verdict expected) {
        Verdict verdict =
                Verdict.of(
                        Better.LOWER,
                        100,
                        new Interval(99.9, 100.1),
                        value,
                        new Interval(low, high),
                        0);
        assertThat(verdict).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"50, FASTER, SLOWER", "200, SLOWER, FASTER", "100, SAME, SAME"})
    void aHigherRateIsFaster(double value, Verdict asTime, Verdict asRate) {
        Interval baseline = new Interval(99.9, 100.1);
        Interval interval = new Interval(value - 0.1, value + 0.1);
        assertThat(Verdict.of(Better.LOWER, 100, baseline, value, interval, 0)).isEqualTo(asTime);
        assertThat(Verdict.of(Better.HIGHER, 100, baseline, value, interval, 0)).isEqualTo(asRate);
    }

    @ParameterizedTest(name = "{0} against 100 with a noise of {1} is {2}")
    @CsvSource({
        "110, 0.05, SLOWER",
        "110, 0.12, AMBIGUOUS",
        "90, 0.05, FASTER",
        "90, 0.12, AMBIGUOUS",
        "100, 0.01, SAME",
        // Whoever cannot see a difference of 2 % cannot say that there is none.
        "100, 0.05, AMBIGUOUS",
    })
    void whatTheDeviceMakesItselfIsNoDifference(double value, double noise, Verdict expected) {
        Interval baseline = new Interval(99.9, 100.1);
        Interval interval = new Interval(value - 0.1, value + 0.1);

        assertThat(Verdict.of(Better.LOWER, 100, baseline, value, interval, noise))
                .isEqualTo(expected);
        assertThat(Verdict.of(Better.HIGHER, value, interval, 100, baseline, noise))
                .isEqualTo(expected);
    }
}
