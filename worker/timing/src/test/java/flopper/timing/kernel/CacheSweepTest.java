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

    private void cache(int index, String size) throws IOException {
        Path file = root.resolve("sys/devices/system/cpu/cpu0/cache/index" + index + "/size");
        Files.createDirectories(file.getParent());
        Files.writeString(file, size + "\n");
    }

    @Test
    void itsBufferIsTwiceTheLargestCache() throws IOException {
        cache(0, "32K");
        cache(3, "16384K");

        assertThat(CacheSweep.bytes(new SystemFiles(root))).isEqualTo(32L << 20);
    }

    @Test
    void whereTheSystemDoesNotSayItIsLarge() {
        assertThat(CacheSweep.bytes(new SystemFiles(root))).isEqualTo(64L << 20);
    }

    @Test
    void itSweepsOnEveryProcessor() {
        try (CacheSweep sweep = new CacheSweep(List.of(0, 1))) {
            sweep.sweep();
            sweep.sweep();
        }
    }
}
