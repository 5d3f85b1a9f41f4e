package flopper.timing.device;

import flopper.timing.system.HostMemory;
import flopper.timing.system.SystemFiles;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Describes the processor this runs on, from {@code /proc} and {@code /sys}.
 *
 * <p>Class: vendor, design (else the maker's model name) and usable physical cores, such as {@code
 * amd-zen4-2c}. Key: the class and a digest of the processor's numbers, its core layout and the
 * machine's identity; the kernel, clocks, microcode and free memory are left out because they
 * change on the same unit.
 */
public final class LocalDevice {
    private static final int DIGEST_BYTES = 6;

    private final SystemFiles files;

    LocalDevice(SystemFiles files) {
        this.files = files;
    }

    public static Device probe() {
        return new LocalDevice(SystemFiles.live()).describe();
    }

    Device describe() {
        CpuInfo cpu = CpuInfo.parse(files.text("proc/cpuinfo").orElse(""));
        Topology topology = Topology.read(files);
        String deviceClass = deviceClass(cpu, topology);
        String unit = deviceClass + "-" + digest(cpu, topology);
        return new Device(
                unit,
                unit,
                deviceClass,
                name(cpu, topology),
                topology,
                Json.write(descriptor(cpu, topology)));
    }

    private static String deviceClass(CpuInfo cpu, Topology topology) {
        String vendor = Microarchitecture.vendorSlug(cpu).orElse("cpu");
        String design =
                Microarchitecture.of(cpu)
                        .or(() -> cpu.modelName().map(Slug::of))
                        .or(() -> cpu.model().stream().mapToObj(Integer::toHexString).findFirst())
                        .orElse("unknown");
        String prefix = design.startsWith(vendor) ? design : vendor + "-" + design;
        return prefix + "-" + topology.coreCount() + "c";
    }

    private static String name(CpuInfo cpu, Topology topology) {
        String maker =
                cpu.modelName().or(() -> Microarchitecture.vendorSlug(cpu)).orElse("Processor");
        String design = Microarchitecture.of(cpu).map(known -> " (" + known + ")").orElse("");
        return "%s%s, %d cores".formatted(maker, design, topology.coreCount());
    }

    private String digest(CpuInfo cpu, Topology topology) {
        String facts =
                Stream.of(
                                cpu.vendor(),
                                cpu.modelName(),
                                cpu.family(),
                                cpu.model(),
                                cpu.stepping(),
                                topology.cores(),
                                identity())
                        .map(Object::toString)
                        .collect(Collectors.joining("\n"));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(facts.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Tells equal machines apart; a container without a machine id is known by its host name. */
    private Optional<String> identity() {
        return files.text("etc/machine-id").or(() -> files.text("proc/sys/kernel/hostname"));
    }

    private Map<String, Object> descriptor(CpuInfo cpu, Topology topology) {
        Map<String, Object> descriptor = new LinkedHashMap<>();
        descriptor.put("kind", "cpu");
        descriptor.put("vendor", cpu.vendor());
        descriptor.put("modelName", cpu.modelName());
        descriptor.put("microarchitecture", Microarchitecture.of(cpu));
        descriptor.put("family", boxed(cpu.family()));
        descriptor.put("model", boxed(cpu.model()));
        descriptor.put("stepping", boxed(cpu.stepping()));
        descriptor.put("instructionSets", cpu.instructionSets());
        descriptor.put("architecture", System.getProperty("os.arch", "unknown"));
        descriptor.put("sockets", boxed(topology.sockets()));
        descriptor.put("cores", topology.coreCount());
        descriptor.put("threads", topology.threadCount());
        descriptor.put("siblings", topology.cores());
        descriptor.put("numaNodes", boxed(topology.numaNodes()));
        descriptor.put("caches", topology.caches().stream().map(LocalDevice::cache).toList());
        descriptor.put("memoryBytes", boxed(new HostMemory(files).totalBytes()));
        descriptor.put("hypervisor", hypervisor(cpu));
        descriptor.put("readings", readings(topology));
        return descriptor;
    }

    private static Map<String, Object> cache(Topology.Cache cache) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("level", cache.level());
        map.put("type", cache.type());
        map.put("bytes", cache.bytes());
        map.put("sharedBy", cache.sharedBy());
        return map;
    }

    private Optional<String> hypervisor(CpuInfo cpu) {
        return files.text("sys/hypervisor/type")
                .or(() -> files.text("sys/class/dmi/id/sys_vendor").filter(_ -> cpu.virtualized()))
                .or(() -> Optional.of("unnamed").filter(_ -> cpu.virtualized()));
    }

    private Map<String, String> readings(Topology topology) {
        List<Integer> cpus = topology.onePerCore(1);
        return new Readings(files).read(cpus.getFirst());
    }

    private static Optional<Integer> boxed(OptionalInt value) {
        return value.stream().boxed().findFirst();
    }

    private static Optional<Long> boxed(OptionalLong value) {
        return value.stream().boxed().findFirst();
    }
}
