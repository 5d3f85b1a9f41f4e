package flopper.timing.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.OptionalInt;

final class CpuInfoTest {
    @Test
    void readsTheAmdForm() {
        CpuInfo cpu = CpuInfo.parse(CpuInfoTexts.AMD_GENOA_GUEST);

        assertThat(cpu.vendor()).contains("AuthenticAMD");
        assertThat(cpu.modelName()).contains("AMD EPYC");
        assertThat(cpu.family()).hasValue(25);
        assertThat(cpu.model()).hasValue(17);
        assertThat(cpu.stepping()).hasValue(1);
        assertThat(cpu.virtualized()).isTrue();
        assertThat(cpu.instructionSets())
                .contains("avx2", "avx512_bf16", "avx512_vnni", "fma")
                .doesNotContain("fpu", "hypervisor")
                .isSorted();
        assertThat(Microarchitecture.of(cpu)).contains("zen4");
    }

    @Test
    void readsTheIntelForm() {
        CpuInfo cpu = CpuInfo.parse(CpuInfoTexts.INTEL_CASCADE_LAKE);

        assertThat(cpu.modelName()).contains("Intel(R) Xeon(R) Gold 6248 CPU @ 2.50GHz");
        assertThat(cpu.virtualized()).isFalse();
        assertThat(Microarchitecture.of(cpu)).contains("cascadelake");
        assertThat(Microarchitecture.of(CpuInfo.parse(CpuInfoTexts.INTEL_LAPTOP)))
                .contains("tigerlake");
    }

    @Test
    void readsTheArmForm() {
        CpuInfo cpu = CpuInfo.parse(CpuInfoTexts.ARM_NEOVERSE_N1);

        assertThat(cpu.vendor()).contains("0x41");
        assertThat(cpu.modelName()).isEmpty();
        assertThat(cpu.family()).isEqualTo(OptionalInt.empty());
        assertThat(cpu.model()).hasValue(0xd0c);
        assertThat(cpu.instructionSets()).containsExactly("asimd", "asimddp", "asimdhp", "fphp");
        assertThat(Microarchitecture.of(cpu)).contains("neoversen1");
    }

    @Test
    void whatTheTextLacksIsAbsent() {
        CpuInfo cpu = CpuInfo.parse(CpuInfoTexts.RISC_V);

        assertThat(cpu.vendor()).isEmpty();
        assertThat(cpu.model()).isEmpty();
        assertThat(cpu.instructionSets()).isEmpty();
        assertThat(Microarchitecture.of(cpu)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, skylakeserver",
        "4, skylakeserver",
        "5, cascadelake",
        "7, cascadelake",
        "11, cooperlake"
    })
    void steppingTellsTheSkylakeServersApart(int stepping, String name) {
        String text =
                CpuInfoTexts.INTEL_CASCADE_LAKE.replace("stepping\t: 7", "stepping\t: " + stepping);

        assertThat(Microarchitecture.of(CpuInfo.parse(text))).contains(name);
    }

    @ParameterizedTest
    @CsvSource({
        "Intel(R) Xeon(R) Gold 6248 CPU @ 2.50GHz, intel-xeon-gold-6248-cpu-2-50ghz",
        "'  __ÄÖ x ', x",
        "'', ''"
    })
    void slugsHoldOnlyLettersDigitsAndDashes(String text, String slug) {
        assertThat(Slug.of(text)).isEqualTo(slug);
    }
}
