package flopper.timing.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MidmeanTest {
    @Test
    void theMiddleHalfIsAveraged() {
        assertThat(Midmean.of(new long[] {1_000_000, 4, 3, 5, 4, 0, 3, 4})).isEqualTo(3.75);
    }

    @Test
    void ticksAverageToWhatLiesBetweenThem() {
        assertThat(Midmean.of(new long[] {1, 2, 1, 2, 1, 2, 1, 2})).isEqualTo(1.5);
    }

    @Test
    void aSingleValueIsItsOwnMean() {
        assertThat(Midmean.of(new long[] {7})).isEqualTo(7);
    }
}
