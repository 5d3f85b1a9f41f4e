package flopper.timing.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.LongStream;

final class PercentileTest {
    @ParameterizedTest
    @CsvSource({"P50, 11", "P90, 64", "P95, 130", "P99, 662", "P99_9, 6636"})
    void isAbsentWithTheReasonBelowItsFloor(Percentile percentile, int floor) {
        assertThat(percentile.of(upTo(floor - 1)))
                .isEqualTo(new Quantile.Missing("needs " + floor + " samples"));
        assertThat(percentile.of(upTo(floor)).valueNs()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"P50, 5000", "P90, 9000", "P95, 9500", "P99, 9900", "P99_9, 9990"})
    void isTheNearestRank(Percentile percentile, long expectedNs) {
        assertThat(percentile.of(upTo(10_000)).valueNs()).hasValue(expectedNs);
    }

    private static long[] upTo(int count) {
        return LongStream.rangeClosed(1, count).toArray();
    }
}
