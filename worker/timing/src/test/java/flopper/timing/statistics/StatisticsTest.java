package flopper.timing.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.List;

final class StatisticsTest {
    /** NIST/SEMATECH e-Handbook 1.3.5.6's textbook case: deviation of 2,4,4,4,5,5,7,9 is √(32/7). */
    @Test
    void handComputedFiguresOfOneProcess() {
        Statistics statistics = Statistics.of(List.of(new long[] {9, 2, 5, 4, 4, 7, 4, 5}));

        assertThat(statistics.samples()).isEqualTo(8);
        assertThat(statistics.minNs()).isEqualTo(2);
        assertThat(statistics.meanNs()).isEqualTo(5.0);
        assertThat(statistics.medianNs()).isEqualTo(4);
        assertThat(statistics.coefficientOfVariation())
                .isCloseTo(Math.sqrt(32.0 / 7) / 5, within(1e-12));
        assertThat(statistics.medianInterval()).contains(new MedianInterval(2, 9));
        assertThat(statistics.between()).isEmpty();
    }

    @Test
    void varianceBetweenProcessesIsThatOfTheirMedians() {
        Statistics statistics =
                Statistics.of(
                        List.of(new long[] {10, 100, 1}, new long[] {20, 20}, new long[] {30}));

        Statistics.BetweenProcesses between = statistics.between().orElseThrow();
        assertThat(between.processes()).isEqualTo(3);
        assertThat(between.variance()).isCloseTo(100, within(1e-9));
        assertThat(between.coefficientOfVariation()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void aSingleSampleHasNeitherSpreadNorInterval() {
        Statistics statistics = Statistics.of(List.of(new long[] {7}));

        assertThat(statistics.coefficientOfVariation()).isZero();
        assertThat(statistics.medianInterval()).isEmpty();
        assertThat(statistics.relativeHalfWidth()).isEmpty();
        assertThat(statistics.percentile(Percentile.P50))
                .isEqualTo(new Quantile.Missing("needs 11 samples"));
    }

    @Test
    void noSamplesAreRefused() {
        assertThatThrownBy(() -> Statistics.of(List.of())).hasMessage("no samples");
    }
}
