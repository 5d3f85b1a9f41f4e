package flopper.timing.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

final class ScratchDirectoryTest {

    @Test
    void whatAKilledWorkerLeftIsRemoved(@TempDir Path parent) throws IOException {
        Path left = directory(parent, "flopper-timing-left", Duration.ofHours(1));
        Path young = directory(parent, "flopper-timing-young", Duration.ZERO);
        Path foreign = directory(parent, "another-program", Duration.ofHours(1));

        ScratchDirectory.removeAbandoned(parent);

        assertThat(left).doesNotExist();
        assertThat(young).exists();
        assertThat(foreign).exists();
    }

    @Test
    void whatIsInUseStaysUntilItIsClosed() throws IOException {
        Path path;
        try (ScratchDirectory scratch = ScratchDirectory.create()) {
            path = scratch.path();
            Files.setLastModifiedTime(path, FileTime.from(Instant.EPOCH));

            ScratchDirectory.create().close();

            assertThat(path).exists();
        }
        assertThat(path).doesNotExist();
    }

    private static Path directory(Path parent, String name, Duration age) throws IOException {
        Path directory = Files.createDirectory(parent.resolve(name));
        Files.createFile(directory.resolve("owner.lock"));
        Files.writeString(directory.resolve("input"), "a model");
        Files.setLastModifiedTime(directory, FileTime.from(Instant.now().minus(age)));
        return directory;
    }
}
