package flopper.db.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import flopper.db.Rows;
import flopper.db.TestDatabase;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

final class CanaryStoreTest {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

    private final CanaryStore canaries = DATABASE.database().canaries();
    private final Instant start = Instant.now().minus(1, ChronoUnit.HOURS);

    @BeforeEach
    void registerDevice() {
        Rows rows = new Rows(DATABASE.database());
        rows.device("cpu-1", rows.worker());
    }

    private void put(int minute, String version, long p50Ns, long cpuP50Ns) {
        canaries.put(
                new NewCanary(
                        "cpu-1",
                        "onnxruntime",
                        version,
                        1,
                        p50Ns,
                        cpuP50Ns,
                        start.plus(minute, ChronoUnit.MINUTES)));
    }

    @Test
    void theNoiseIsWhatConsecutiveCanariesDifferBy() {
        for (int minute = 0; minute <= 10; minute++) {
            put(minute, "1.0", minute % 2 == 0 ? 1000 : 1020, 1000);
        }

        Noise noise = canaries.noise("cpu-1").orElseThrow();

        assertThat(noise.pairs()).isEqualTo(10);
        // Every difference is ln 1.02, so that is its root mean square.
        assertThat(noise.detectableChange()).isCloseTo(1.96 * Math.log(1.02), within(1e-9));
        assertThat(noise.detectableCpuChange()).isZero();
    }

    @Test
    void aDriftOfTheWholeIsNoNoise() {
        for (int minute = 0; minute <= 20; minute++) {
            put(minute, "1.0", 10_000 + minute, 10_000 + minute);
        }

        assertThat(canaries.noise("cpu-1").orElseThrow().detectableChange()).isLessThan(0.001);
    }

    @Test
    void tenDifferencesAreTheLeast() {
        for (int minute = 0; minute < 10; minute++) {
            put(minute, "1.0", 1000, 1000);
        }

        assertThat(canaries.noise("cpu-1")).isEmpty();
    }

    @Test
    void canariesOfAnotherVersionTellNothingOfThisOne() {
        for (int minute = 0; minute <= 10; minute++) {
            put(minute, "0.9", 1000, 1000);
        }

        assertThat(canaries.noise("cpu-1")).isEmpty();
        assertThat(canaries.secondsSinceLatest("cpu-1", "onnxruntime", "1.0", 1)).isEmpty();
        assertThat(canaries.secondsSinceLatest("cpu-1", "onnxruntime", "0.9", 1).orElseThrow())
                .isBetween(50L * 60 - 1, 50L * 60 + 60);
    }
}
