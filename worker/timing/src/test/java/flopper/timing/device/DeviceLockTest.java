package flopper.timing.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

final class DeviceLockTest {
    @TempDir private Path directory;

    @Test
    void aHeldDeviceIsWaitedForUntilCancelled() throws IOException, InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        try (DeviceLock _ = DeviceLock.acquire(directory, "cpu", () -> false).orElseThrow()) {
            assertThat(DeviceLock.acquire(directory, "cpu", () -> asked.incrementAndGet() > 3))
                    .isEmpty();
        }
        assertThat(asked).hasValue(4);
    }

    @Test
    void aFreedDeviceCanBeTakenAgain() throws IOException, InterruptedException {
        DeviceLock.acquire(directory, "cpu", () -> false).orElseThrow().close();

        try (DeviceLock again = DeviceLock.acquire(directory, "cpu", () -> false).orElseThrow()) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void devicesDoNotExcludeEachOther() throws IOException, InterruptedException {
        try (DeviceLock _ = DeviceLock.acquire(directory, "one", () -> false).orElseThrow();
                DeviceLock other =
                        DeviceLock.acquire(directory, "two", () -> false).orElseThrow()) {
            assertThat(other).isNotNull();
        }
    }
}
