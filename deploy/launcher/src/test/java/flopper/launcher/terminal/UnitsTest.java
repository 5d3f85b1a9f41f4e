package flopper.launcher.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class UnitsTest {
    @Test
    void countsAreScaledByThousands() {
        assertThat(Units.count(0)).isEqualTo("0");
        assertThat(Units.count(999)).isEqualTo("999");
        assertThat(Units.count(25_557_032)).isEqualTo("25.56 M");
        assertThat(Units.count(4_089_184_256L)).isEqualTo("4.09 G");
    }

    @Test
    void whatRoundsUpToTheNextUnitIsWrittenInIt() {
        assertThat(Units.count(999_960)).isEqualTo("1.00 M");
    }

    @Test
    void bytesAreScaledBy1024() {
        assertThat(Units.bytes(1536)).isEqualTo("1.50 KiB");
        assertThat(Units.bytes(102_228_128)).isEqualTo("97.49 MiB");
    }

    @Test
    void timesRunFromNanosecondsToSeconds() {
        assertThat(Units.time(750)).isEqualTo("750 ns");
        assertThat(Units.time(12_340_000)).isEqualTo("12.34 ms");
        assertThat(Units.time(125e9)).isEqualTo("125.0 s");
    }

    @Test
    void sharesAndRatiosHaveTwoDecimals() {
        assertThat(Units.percent(0.0289)).isEqualTo("2.89 %");
        assertThat(Units.ratio(0.7005)).isEqualTo("0.70×");
    }
}
