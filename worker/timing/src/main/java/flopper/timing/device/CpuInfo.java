package flopper.timing.device;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The processor as {@code /proc/cpuinfo} describes it, in its x86 or its ARM form. A field the
 * text lacks is absent.
 *
 * @param vendor for example {@code AuthenticAMD}; on ARM the implementer code, {@code 0x41}
 * @param modelName the maker's name for it; ARM kernels give none
 * @param family x86 only
 * @param model the x86 model number; on ARM the part number
 * @param stepping the x86 stepping; on ARM the revision
 * @param instructionSets those that decide which kernels a runtime picks, sorted
 * @param virtualized the processor says that a hypervisor is present
 */
record CpuInfo(
        Optional<String> vendor,
        Optional<String> modelName,
        OptionalInt family,
        OptionalInt model,
        OptionalInt stepping,
        List<String> instructionSets,
        boolean virtualized) {

    private static final Set<String> RELEVANT =
            Set.of(
                    "sse2",
                    "sse4_1",
                    "sse4_2",
                    "avx",
                    "f16c",
                    "fma",
                    "avx2",
                    "avx_vnni",
                    "avx512f",
                    "avx512bw",
                    "avx512cd",
                    "avx512dq",
                    "avx512vl",
                    "avx512_vnni",
                    "avx512_bf16",
                    "avx512_fp16",
                    "amx_tile",
                    "amx_int8",
                    "amx_bf16",
                    "amx_fp16",
                    "asimd",
                    "asimdhp",
                    "asimddp",
                    "asimdfhm",
                    "fphp",
                    "bf16",
                    "i8mm",
                    "sve",
                    "sve2",
                    "svebf16",
                    "svei8mm",
                    "sme",
                    "sme2");

    CpuInfo {
        instructionSets = List.copyOf(instructionSets);
    }

    /** Reads the first processor; the others of a symmetric machine repeat it. */
    static CpuInfo parse(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        text.lines()
                .map(line -> line.split(":", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> fields.putIfAbsent(parts[0].strip(), parts[1].strip()));
        Set<String> flags =
                new TreeSet<>(List.of(first(fields, "flags", "Features").orElse("").split("\\s+")));
        boolean virtualized = flags.contains("hypervisor");
        flags.retainAll(RELEVANT);
        return new CpuInfo(
                first(fields, "vendor_id", "CPU implementer"),
                first(fields, "model name"),
                number(fields, "cpu family"),
                number(fields, "model", "CPU part"),
                number(fields, "stepping", "CPU revision"),
                List.copyOf(flags),
                virtualized);
    }

    private static Optional<String> first(Map<String, String> fields, String... names) {
        return Stream.of(names)
                .filter(fields::containsKey)
                .map(fields::get)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static OptionalInt number(Map<String, String> fields, String... names) {
        return first(fields, names)
                .filter(value -> value.matches("\\d{1,9}|0x[0-9a-fA-F]{1,7}"))
                .map(value -> OptionalInt.of(Integer.decode(value)))
                .orElse(OptionalInt.empty());
    }
}
