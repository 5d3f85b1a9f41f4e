package flopper.db.device;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.db.Rows;
import flopper.db.TestDatabase;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

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
    void theLatestThirtyOneTellTheNoise() {
        for (int minute = 0; minute < 40; minute++) {
            put(minute, "1.0", 1000 + minute, 2000 + minute);
        }

        List<CanaryTimes> latest = canaries.latest("cpu-1");

        assertThat(latest).hasSize(31).startsWith(new CanaryTimes(1039, 2039));
        assertThat(latest.getLast()).isEqualTo(new CanaryTimes(1009, 2009));
    }

    @Test
    void canariesOfAnotherVersionTellNothingOfThisOne() {
        for (int minute = 0; minute <= 10; minute++) {
            put(minute, "0.9", 1000, 1000);
        }

        assertThat(canaries.latest("cpu-1")).isEmpty();
        assertThat(canaries.secondsSinceLatest("cpu-1", "onnxruntime", "1.0", 1)).isEmpty();
        assertThat(canaries.secondsSinceLatest("cpu-1", "onnxruntime", "0.9", 1).orElseThrow())
                .isBetween(50L * 60 - 1, 50L * 60 + 60);
    }
}
