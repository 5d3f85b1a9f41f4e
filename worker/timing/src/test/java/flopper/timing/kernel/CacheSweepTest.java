package flopper.timing.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.timing.system.SystemFiles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

final class CacheSweepTest {
    @TempDir private Path root;

    private void write(int cpu, int index, String name, String text) throws IOException {
        Path file =
                root.resolve(
                        "sys/devices/system/cpu/cpu%d/cache/index%d/%s"
                                .formatted(cpu, index, name));
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
    }

    @Test
    void processorsThatShareACacheWriteTwiceItsSizeTogether() throws IOException {
        write(0, 0, "size", "32K");
        write(0, 3, "size", "16384K");

        assertThat(CacheSweep.shares(new SystemFiles(root), List.of(1, 0)))
                .containsExactly(
                        new CacheSweep.Share(1, 0, 16L << 20),
                        new CacheSweep.Share(0, 16L << 20, 32L << 20));
    }

    /** As on processors of several dies, each with a last cache of its own. */
    @Test
    void everyOutermostCacheIsWrittenInFull() throws IOException {
        write(0, 3, "size", "16384K");
        for (int cpu = 0; cpu < 4; cpu++) {
            write(cpu, 3, "shared_cpu_list", cpu < 2 ? "0-1" : "2-3");
        }

        assertThat(CacheSweep.shares(new SystemFiles(root), List.of(3, 1, 0)))
                .containsExactly(
                        new CacheSweep.Share(3, 0, 32L << 20),
                        new CacheSweep.Share(1, 32L << 20, 48L << 20),
                        new CacheSweep.Share(0, 48L << 20, 64L << 20));
    }

    @Test
    void whereTheSystemDoesNotSayItIsLarge() {
        assertThat(CacheSweep.shares(new SystemFiles(root), List.of(0)))
                .containsExactly(new CacheSweep.Share(0, 0, 64L << 20));
    }

    @Test
    void itSweepsOnEveryProcessor() {
        try (CacheSweep sweep = new CacheSweep(List.of(0, 1))) {
            sweep.sweep();
            sweep.sweep();
        }
    }
}
