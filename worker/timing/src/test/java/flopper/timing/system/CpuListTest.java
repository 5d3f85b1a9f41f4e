package flopper.timing.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

final class CpuListTest {
    @Test
    void rangesAndSinglesAreRead() {
        assertThat(CpuList.parse(" 0-3,8, 10-11\n")).containsExactly(0, 1, 2, 3, 8, 10, 11);
    }

    @Test
    void anEmptyListIsEmpty() {
        assertThat(CpuList.parse("\n")).isEmpty();
    }

    @Test
    void numbersAreWrittenWithCommas() {
        assertThat(CpuList.format(List.of(3, 1))).isEqualTo("3,1");
    }
}
