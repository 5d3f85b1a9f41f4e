package flopper.timing.peak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import flopper.timing.statistics.Statistics;

import org.junit.jupiter.api.Test;

import java.util.List;

final class PeaksTest {
    private static Statistics samples(long... ns) {
        return Statistics.of(List.of(ns));
    }

    @Test
    void aCeilingIsTheBestSampleAndItsSpreadWhatTheMedianMisses() {
        Peaks peaks = Peaks.of(2, samples(2_000_000, 2_100_000, 2_050_000), samples(10_000_000));

        // 2·512³ operations in 2 ms; three tensors of 64 MiB in 10 ms.
        assertThat(peaks.flops().perSecond()).isCloseTo(134.2e9, within(0.1e9));
        assertThat(peaks.bytes().perSecond()).isCloseTo(20.13e9, within(0.01e9));
        assertThat(peaks.flops().spread()).isCloseTo(0.025, within(1e-9));
        assertThat(peaks.notes()).isEmpty();
        assertThat(peaks.threads()).isEqualTo(2);
    }

    @Test
    void aCeilingThatIsOftenMissedSaysSo() {
        Peaks peaks = Peaks.of(1, samples(100), samples(100, 120, 130));

        assertThat(peaks.notes())
                .containsExactly(
                        "the ceiling of bandwidth is uncertain: the median sample takes 20 % longer"
                                + " than the best");
    }
}
