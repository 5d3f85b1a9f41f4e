package flopper.timing.device;

import java.util.List;
import java.util.Optional;

/**
 * Short names of processor designs by the numbers they report. The maker's model name is no help:
 * virtual machines cut it down to {@code AMD EPYC}.
 *
 * <p>Source: the kernel's {@code arch/x86/include/asm/intel-family.h}, {@code
 * arch/x86/kernel/cpu/amd.c} and {@code arch/arm64/include/asm/cputype.h}.
 */
final class Microarchitecture {
    /** Designs of one vendor and family, by a range of model numbers. */
    private record Row(String vendor, int family, int modelFrom, int modelTo, String name) {
        boolean covers(CpuInfo cpu) {
            int model = cpu.model().orElse(-1);
            return cpu.vendor().filter(vendor::equals).isPresent()
                    && cpu.family().orElse(0) == family
                    && model >= modelFrom
                    && model <= modelTo;
        }
    }

    private static final String AMD = "AuthenticAMD";
    private static final String INTEL = "GenuineIntel";
    private static final String ARM = "0x41";

    private static final List<Row> ROWS =
            List.of(
                    new Row(AMD, 0x17, 0x00, 0x07, "zen"),
                    new Row(AMD, 0x17, 0x08, 0x0f, "zenplus"),
                    new Row(AMD, 0x17, 0x10, 0x17, "zen"),
                    new Row(AMD, 0x17, 0x18, 0x1f, "zenplus"),
                    new Row(AMD, 0x17, 0x20, 0x2f, "zen"),
                    new Row(AMD, 0x17, 0x30, 0xaf, "zen2"),
                    new Row(AMD, 0x19, 0x00, 0x0f, "zen3"),
                    new Row(AMD, 0x19, 0x10, 0x1f, "zen4"),
                    new Row(AMD, 0x19, 0x20, 0x5f, "zen3"),
                    new Row(AMD, 0x19, 0x60, 0xaf, "zen4"),
                    new Row(AMD, 0x1a, 0x00, 0x4f, "zen5"),
                    new Row(AMD, 0x1a, 0x60, 0x7f, "zen5"),
                    new Row(INTEL, 6, 0x3c, 0x3c, "haswell"),
                    new Row(INTEL, 6, 0x3f, 0x3f, "haswell"),
                    new Row(INTEL, 6, 0x45, 0x46, "haswell"),
                    new Row(INTEL, 6, 0x3d, 0x3d, "broadwell"),
                    new Row(INTEL, 6, 0x47, 0x47, "broadwell"),
                    new Row(INTEL, 6, 0x4f, 0x4f, "broadwell"),
                    new Row(INTEL, 6, 0x56, 0x56, "broadwell"),
                    new Row(INTEL, 6, 0x4e, 0x4e, "skylake"),
                    new Row(INTEL, 6, 0x5e, 0x5e, "skylake"),
                    new Row(INTEL, 6, 0x6a, 0x6a, "icelake"),
                    new Row(INTEL, 6, 0x6c, 0x6c, "icelake"),
                    new Row(INTEL, 6, 0x7d, 0x7e, "icelake"),
                    new Row(INTEL, 6, 0x8c, 0x8d, "tigerlake"),
                    new Row(INTEL, 6, 0x8e, 0x8e, "kabylake"),
                    new Row(INTEL, 6, 0x9e, 0x9e, "kabylake"),
                    new Row(INTEL, 6, 0xa5, 0xa6, "cometlake"),
                    new Row(INTEL, 6, 0xa7, 0xa7, "rocketlake"),
                    new Row(INTEL, 6, 0x97, 0x97, "alderlake"),
                    new Row(INTEL, 6, 0x9a, 0x9a, "alderlake"),
                    new Row(INTEL, 6, 0xb7, 0xb7, "raptorlake"),
                    new Row(INTEL, 6, 0xba, 0xba, "raptorlake"),
                    new Row(INTEL, 6, 0xbf, 0xbf, "raptorlake"),
                    new Row(INTEL, 6, 0xaa, 0xaa, "meteorlake"),
                    new Row(INTEL, 6, 0xac, 0xac, "meteorlake"),
                    new Row(INTEL, 6, 0xbd, 0xbd, "lunarlake"),
                    new Row(INTEL, 6, 0xc5, 0xc6, "arrowlake"),
                    new Row(INTEL, 6, 0x8f, 0x8f, "sapphirerapids"),
                    new Row(INTEL, 6, 0xcf, 0xcf, "emeraldrapids"),
                    new Row(INTEL, 6, 0xad, 0xae, "graniterapids"),
                    new Row(INTEL, 6, 0xaf, 0xaf, "sierraforest"),
                    new Row(ARM, 0, 0xd03, 0xd03, "cortexa53"),
                    new Row(ARM, 0, 0xd05, 0xd05, "cortexa55"),
                    new Row(ARM, 0, 0xd07, 0xd07, "cortexa57"),
                    new Row(ARM, 0, 0xd08, 0xd08, "cortexa72"),
                    new Row(ARM, 0, 0xd0b, 0xd0b, "cortexa76"),
                    new Row(ARM, 0, 0xd0c, 0xd0c, "neoversen1"),
                    new Row(ARM, 0, 0xd40, 0xd40, "neoversev1"),
                    new Row(ARM, 0, 0xd41, 0xd41, "cortexa78"),
                    new Row(ARM, 0, 0xd44, 0xd44, "cortexx1"),
                    new Row(ARM, 0, 0xd49, 0xd49, "neoversen2"),
                    new Row(ARM, 0, 0xd4f, 0xd4f, "neoversev2"));

    private static final int SKYLAKE_SERVER = 0x55;
    private static final int CASCADE_LAKE_STEPPING_MIN = 5;
    private static final int COOPER_LAKE_STEPPING_MIN = 10;

    private Microarchitecture() {}

    static Optional<String> of(CpuInfo cpu) {
        if (cpu.vendor().filter(INTEL::equals).isPresent()
                && cpu.family().orElse(0) == 6
                && cpu.model().orElse(0) == SKYLAKE_SERVER) {
            return Optional.of(skylakeServer(cpu.stepping().orElse(0)));
        }
        return ROWS.stream().filter(row -> row.covers(cpu)).map(Row::name).findFirst();
    }

    /** Three server generations share one model number. */
    private static String skylakeServer(int stepping) {
        if (stepping >= COOPER_LAKE_STEPPING_MIN) {
            return "cooperlake";
        }
        return stepping >= CASCADE_LAKE_STEPPING_MIN ? "cascadelake" : "skylakeserver";
    }

    /** A short name of the vendor for slugs; empty where the processor names none. */
    static Optional<String> vendorSlug(CpuInfo cpu) {
        return cpu.vendor()
                .map(vendor ->
                        switch (vendor) {
                            case AMD -> "amd";
                            case INTEL -> "intel";
                            case ARM -> "arm";
                            case "0x61" -> "apple";
                            case "0xc0" -> "ampere";
                            case "0x51" -> "qualcomm";
                            case "0x48" -> "hisilicon";
                            case "0x46" -> "fujitsu";
                            case "0x4e" -> "nvidia";
                            default -> Slug.of(vendor);
                        });
    }
}
