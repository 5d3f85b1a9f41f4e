package flopper.timing.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

final class CpuTimesTest {
    private static final String STAT =
            """
            cpu  300 0 60 900 10 2 4 30 0 0
            cpu0 100 0 20 400 5 1 2 10 0 0
            cpu1 200 0 40 500 5 1 2 20 7 0
            intr 5 0
            """;

    @Test
    void addsTheProcessorsAskedFor() {
        assertThat(CpuTimes.of(STAT, List.of(0))).contains(new CpuTimes(538, 123, 10));
        assertThat(CpuTimes.of(STAT, List.of(0, 1))).contains(new CpuTimes(1306, 366, 30));
    }

    @Test
    void aProcessorThatIsNotThereGivesNothing() {
        assertThat(CpuTimes.of(STAT, List.of(0, 2))).isEmpty();
    }

    @Test
    void differencesAreByField() {
        assertThat(new CpuTimes(10, 5, 2).minus(new CpuTimes(4, 3, 1)))
                .isEqualTo(new CpuTimes(6, 2, 1));
    }
}
