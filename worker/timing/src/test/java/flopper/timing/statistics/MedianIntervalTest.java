package flopper.timing.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.LongStream;

/**
 * Ranks from the printed tables of the sign test: Conover, Practical Nonparametric Statistics, table
 * A3 (binomial, p = 0.5), and Hahn and Meeker, Statistical Intervals, table A.15.
 */
final class MedianIntervalTest {
    @ParameterizedTest
    @CsvSource({
        "6, 1", "7, 1", "8, 1", "9, 2", "10, 2", "11, 2", "12, 3", "15, 4", "20, 6", "25, 8",
        "30, 10", "40, 14", "50, 18", "100, 40"
    })
    void ranksAgreeWithPrintedTables(int samples, int rank) {
        assertThat(MedianInterval.lowRank(samples)).isEqualTo(rank);
    }

    @Test
    void theNormalFormContinuesTheExactOne() {
        assertThat(MedianInterval.lowRank(1001))
                .isBetween(MedianInterval.lowRank(1000), MedianInterval.lowRank(1000) + 1);
    }

    @Test
    void endsAreSymmetricRanks() {
        long[] sorted = LongStream.rangeClosed(1, 20).toArray();

        assertThat(MedianInterval.of(sorted)).isEqualTo(new MedianInterval(6, 15));
    }

    @Test
    void fiveSamplesHaveNone() {
        assertThatThrownBy(() -> MedianInterval.lowRank(5)).hasMessageContaining("5 samples");
    }

    @Test
    void halfWidthIsRelativeToTheMedian() {
        assertThat(new MedianInterval(98, 102).relativeHalfWidth(100)).isEqualTo(0.02);
    }
}
