package flopper.timing.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class HostMemoryTest {
    @TempDir private Path root;

    private HostMemory memory() {
        return new HostMemory(new SystemFiles(root));
    }

    private void put(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).resolveSibling("x").getParent());
        Files.writeString(root.resolve(path), text);
    }

    @Test
    void withoutAControlGroupTheHostDecides() throws IOException {
        put("proc/meminfo", "MemTotal:   2000 kB\nMemAvailable:   1000 kB\n");
        put("sys/fs/cgroup/memory.max", "max\n");

        assertThat(memory().totalBytes()).hasValue(2_048_000);
        assertThat(memory().availableBytes()).hasValue(1_024_000);
    }

    @Test
    void aTighterControlGroupDecides() throws IOException {
        put("proc/meminfo", "MemAvailable:   1000 kB\n");
        put("sys/fs/cgroup/memory.max", "500000\n");
        put("sys/fs/cgroup/memory.current", "300000\n");
        put("sys/fs/cgroup/memory.stat", "anon 1\ninactive_file 100000\n");

        assertThat(memory().availableBytes()).hasValue(300_000);
    }

    @Test
    void whatTheSystemDoesNotSayIsAbsent() {
        assertThat(memory().totalBytes()).isEmpty();
        assertThat(memory().availableBytes()).isEmpty();
        assertThat(memory().outOfMemoryKills()).isEmpty();
    }
}
