package flopper.timing.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

final class PosixTest {
    @Test
    void aPinnedThreadIsAllowedOnThatProcessorOnly() throws InterruptedException {
        List<Integer> allowed = allowed();
        int last = allowed.getLast();
        AtomicReference<List<Integer>> seen = new AtomicReference<>(List.of());

        // A thread of its own: pinning lasts as long as the thread.
        Thread.ofPlatform()
                .start(() -> {
                    try (Posix posix = new Posix()) {
                        assertThat(posix.pin(List.of(last))).isTrue();
                        seen.set(allowed());
                    }
                })
                .join();

        assertThat(seen.get()).containsExactly(last);
        assertThat(allowed()).isEqualTo(allowed);
    }

    @Test
    void aProcessorThatDoesNotExistIsRefused() throws InterruptedException {
        AtomicReference<Boolean> pinned = new AtomicReference<>(true);

        Thread.ofPlatform()
                .start(() -> {
                    try (Posix posix = new Posix()) {
                        pinned.set(posix.pin(List.of(1023)));
                    }
                })
                .join();

        assertThat(pinned.get()).isFalse();
    }

    @Test
    void threadTimeAdvancesWithWork() {
        try (Posix posix = new Posix()) {
            long before = posix.threadCpuNs();
            double sum = 0;
            for (int i = 1; i < 1_000_000; i++) {
                sum += 1.0 / i;
            }

            assertThat(sum).isPositive();
            assertThat(posix.threadCpuNs()).isGreaterThan(before);
            assertThat(posix.involuntarySwitches()).isNotNegative();
        }
    }

    private static List<Integer> allowed() {
        return SystemFiles.live()
                .text("proc/thread-self/status")
                .orElseThrow()
                .lines()
                .filter(line -> line.startsWith("Cpus_allowed_list:"))
                .map(line -> CpuList.parse(line.substring(line.indexOf(':') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
