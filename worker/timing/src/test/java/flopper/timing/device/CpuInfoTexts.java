package flopper.timing.device;

/** What {@code /proc/cpuinfo} said on some machines, first processor, flags shortened. */
final class CpuInfoTexts {
    private CpuInfoTexts() {}

    /** A virtual machine on an AMD Genoa server: the model name is cut down. */
    static final String AMD_GENOA_GUEST =
            """
            processor\t: 0
            vendor_id\t: AuthenticAMD
            cpu family\t: 25
            model\t\t: 17
            model name\t: AMD EPYC
            stepping\t: 1
            microcode\t: 0x1000065
            cpu MHz\t\t: 2596.146
            cache size\t: 1024 KB
            physical id\t: 0
            siblings\t: 2
            core id\t\t: 0
            cpu cores\t: 2
            flags\t\t: fpu vme sse sse2 ht fma sse4_1 sse4_2 avx f16c hypervisor avx2 avx512f \
            avx512dq avx512cd avx512bw avx512vl avx512_bf16 avx512_vnni fsrm
            bugs\t\t: sysret_ss_attrs
            bogomips\t: 5192.29

            processor\t: 1
            vendor_id\t: AuthenticAMD
            """;

    static final String INTEL_CASCADE_LAKE =
            """
            processor\t: 0
            vendor_id\t: GenuineIntel
            cpu family\t: 6
            model\t\t: 85
            model name\t: Intel(R) Xeon(R) Gold 6248 CPU @ 2.50GHz
            stepping\t: 7
            microcode\t: 0x5003102
            cpu MHz\t\t: 999.914
            cache size\t: 28160 KB
            flags\t\t: fpu sse sse2 ht fma sse4_1 sse4_2 avx f16c avx2 avx512f avx512dq avx512cd \
            avx512bw avx512vl avx512_vnni
            """;

    static final String INTEL_LAPTOP =
            """
            processor\t: 0
            vendor_id\t: GenuineIntel
            cpu family\t: 6
            model\t\t: 140
            model name\t: 11th Gen Intel(R) Core(TM) i7-1165G7 @ 2.80GHz
            stepping\t: 1
            flags\t\t: fpu sse sse2 fma avx avx2 avx512f
            """;

    /** 64-bit ARM gives codes instead of names. */
    static final String ARM_NEOVERSE_N1 =
            """
            processor\t: 0
            BogoMIPS\t: 50.00
            Features\t: fp asimd evtstrm aes pmull sha1 sha2 crc32 atomics fphp asimdhp cpuid \
            asimdrdm lrcpc dcpop asimddp
            CPU implementer\t: 0x41
            CPU architecture: 8
            CPU variant\t: 0x3
            CPU part\t: 0xd0c
            CPU revision\t: 1

            """;

    /** A processor that nobody has named yet. */
    static final String RISC_V =
            """
            processor\t: 0
            hart\t\t: 1
            isa\t\t: rv64imafdc
            mmu\t\t: sv39
            """;
}
