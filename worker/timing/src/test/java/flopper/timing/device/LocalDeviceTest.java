package flopper.timing.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.timing.system.SystemFiles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

final class LocalDeviceTest {
    @TempDir private Path root;

    private void put(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Device describe() {
        return new LocalDevice(new SystemFiles(root)).describe();
    }

    private void fourThreadsOnTwoCores(String cpuInfo) throws IOException {
        put("proc/cpuinfo", cpuInfo);
        put("proc/self/status", "Name:\tjava\nCpus_allowed_list:\t0-3\n");
        put("etc/machine-id", "7e5f0c\n");
        for (int cpu = 0; cpu < 4; cpu++) {
            String topology = "sys/devices/system/cpu/cpu" + cpu + "/topology/";
            put(topology + "thread_siblings_list", cpu % 2 == 0 ? "0,2\n" : "1,3\n");
            put(topology + "physical_package_id", "0\n");
        }
    }

    @Test
    void theClassNamesVendorDesignAndPhysicalCores() throws IOException {
        fourThreadsOnTwoCores(CpuInfoTexts.AMD_GENOA_GUEST);

        Device device = describe();

        assertThat(device.deviceClass()).isEqualTo("amd-zen4-2c");
        assertThat(device.key()).matches("amd-zen4-2c-[0-9a-f]{12}");
        assertThat(device.name()).isEqualTo("AMD EPYC (zen4), 2 cores");
        assertThat(device.topology().cores()).containsExactly(List.of(0, 2), List.of(1, 3));
        assertThat(device.topology().threadCount()).isEqualTo(4);
    }

    @Test
    void aVariantIsADeviceOfItsOwnOnTheSameHardware() throws IOException {
        fourThreadsOnTwoCores(CpuInfoTexts.AMD_GENOA_GUEST);
        Device device = describe();

        Device variant = device.variant("fanless");

        assertThat(variant.deviceClass()).isEqualTo("amd-zen4-2c-fanless");
        assertThat(variant.key()).isEqualTo(device.key() + "-fanless");
        assertThat(variant.name()).isEqualTo("AMD EPYC (zen4), 2 cores, fanless");
        assertThat(variant.unit()).isEqualTo(device.unit()).isEqualTo(device.key());
    }

    @Test
    void threadsArePinnedToPhysicalCoresFromTheLastDown() throws IOException {
        fourThreadsOnTwoCores(CpuInfoTexts.AMD_GENOA_GUEST);
        Topology topology = describe().topology();

        assertThat(topology.onePerCore(1)).containsExactly(1);
        assertThat(topology.onePerCore(2)).containsExactly(1, 0);
        assertThatThrownBy(() -> topology.onePerCore(3))
                .hasMessage("3 threads on 2 physical cores");
    }

    @Test
    void onlyAllowedProcessorsCount() throws IOException {
        fourThreadsOnTwoCores(CpuInfoTexts.INTEL_CASCADE_LAKE);
        put("proc/self/status", "Cpus_allowed_list:\t2-3\n");

        Device device = describe();

        assertThat(device.topology().cores()).containsExactly(List.of(2), List.of(3));
        assertThat(device.deviceClass()).isEqualTo("intel-cascadelake-2c");
    }

    @Test
    void theKeyKeepsThroughVolatileReadings() throws IOException {
        fourThreadsOnTwoCores(CpuInfoTexts.AMD_GENOA_GUEST);
        String key = describe().key();

        put(
                "proc/cpuinfo",
                CpuInfoTexts.AMD_GENOA_GUEST
                        .replace("2596.146", "3711.002")
                        .replace("5192.29", "5190.01")
                        .replace("0x1000065", "0x1000070"));
        put("proc/loadavg", "3.14 2.00 1.00 1/99 12345\n");
        put("proc/sys/kernel/osrelease", "6.12.0\n");

        assertThat(describe().key()).isEqualTo(key);
    }

    @Test
    void equalMachinesHaveOneClassAndTwoKeys() throws IOException {
        fourThreadsOnTwoCores(CpuInfoTexts.ARM_NEOVERSE_N1);
        Device one = describe();
        put("etc/machine-id", "0ther\n");
        Device other = describe();

        assertThat(one.deviceClass()).isEqualTo("arm-neoversen1-2c");
        assertThat(other.deviceClass()).isEqualTo(one.deviceClass());
        assertThat(other.key()).isNotEqualTo(one.key());
    }

    @Test
    void anUnknownDesignTakesTheMakersName() throws IOException {
        put(
                "proc/cpuinfo",
                CpuInfoTexts.INTEL_LAPTOP
                        .replace("140", "9999")
                        .replaceAll("model name\t: .*", "model name\t: Intel(R) Future CPU"));
        put("proc/self/status", "Cpus_allowed_list:\t0\n");

        assertThat(describe().deviceClass()).isEqualTo("intel-future-cpu-1c");
    }

    @Test
    void whatTheSystemHidesIsAbsentAndNeverZero() throws IOException {
        put("proc/cpuinfo", CpuInfoTexts.RISC_V);
        put("proc/self/status", "Cpus_allowed_list:\t0\n");

        Device device = describe();

        assertThat(device.deviceClass()).isEqualTo("cpu-unknown-1c");
        assertThat(device.descriptorJson())
                .contains("\"cores\":1", "\"governor\":\"not available\"")
                .doesNotContain("\"vendor\"", "\"family\"", "\"numaNodes\"", "\"memoryBytes\"")
                .doesNotContain("null");
    }

    @Test
    void cachesAreListedFromTheInside() throws IOException {
        fourThreadsOnTwoCores(CpuInfoTexts.AMD_GENOA_GUEST);
        String caches = "sys/devices/system/cpu/cpu0/cache/";
        put(caches + "index0/size", "32K\n");
        put(caches + "index0/level", "1\n");
        put(caches + "index0/type", "Data\n");
        put(caches + "index0/shared_cpu_list", "0,2\n");
        put(caches + "index1/size", "1024K\n");
        put(caches + "index1/level", "2\n");
        put(caches + "index1/type", "Unified\n");

        assertThat(describe().topology().caches())
                .containsExactly(
                        new Topology.Cache(1, "Data", 32 << 10, 2),
                        new Topology.Cache(2, "Unified", 1 << 20, 1));
    }

    @Test
    void thisMachineDescribesItselfTheSameTwice() {
        Device device = LocalDevice.probe();

        assertThat(device.deviceClass()).matches("[a-z0-9-]+-[0-9]+c");
        assertThat(device.topology().coreCount()).isPositive();
        assertThat(device.descriptorJson()).startsWith("{").contains("\"memoryBytes\":");
        assertThat(LocalDevice.probe().key()).isEqualTo(device.key());
    }
}
