package flopper.agent.canary;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.agent.device.WorkerRegistration;
import flopper.agent.job.Plans;
import flopper.agent.job.TestDatabases;
import flopper.db.Database;
import flopper.db.device.CanaryStore;
import flopper.timing.Backends;
import flopper.timing.backend.Backend;
import flopper.timing.device.Device;
import flopper.timing.device.LocalDevice;
import flopper.timing.measure.TimingPlan;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

class CanaryWatchTest {

    private static final Device DEVICE = LocalDevice.probe();
    private static final Backend BACKEND = Backends.named("onnxruntime").orElseThrow();
    private static final Duration QUIET = Duration.ofSeconds(30);

    private final Database database = TestDatabases.open();
    private final CanaryStore canaries = database.canaries();

    @BeforeEach
    void register() {
        new WorkerRegistration(database, "test", "test", List.of(), DEVICE).register();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private CanaryWatch watch(Supplier<Duration> idleFor) {
        return new CanaryWatch(
                canaries,
                DEVICE,
                BACKEND,
                Plans.shortest(),
                new CanaryWatch.Rhythm(Duration.ofHours(1), QUIET),
                idleFor);
    }

    private Optional<Long> secondsSinceLatest() {
        return canaries.secondsSinceLatest(
                DEVICE.key(), BACKEND.name(), BACKEND.version(), TimingPlan.PROTOCOL);
    }

    @Test
    void anIdleWorkerMeasuresUntilTheNoiseIsKnownAndThenRests() {
        AtomicInteger asked = new AtomicInteger();
        try (CanaryWatch watch =
                watch(() -> {
                    asked.incrementAndGet();
                    return QUIET;
                })) {
            for (int i = 0; i < 11; i++) {
                assertThat(canaries.noise(DEVICE.key())).isEmpty();
                watch.round();
            }
            assertThat(canaries.noise(DEVICE.key()).orElseThrow().pairs()).isEqualTo(10);

            asked.set(0);
            watch.round();
            // Once before, and never while it would have measured.
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void aWorkerThatHadAJobLatelyIsLeftAlone() {
        try (CanaryWatch watch = watch(() -> QUIET.minusNanos(1))) {
            watch.round();
        }

        assertThat(secondsSinceLatest()).isEmpty();
    }

    @Test
    void aJobThatArrivesEndsTheCanary() {
        AtomicInteger asked = new AtomicInteger();
        try (CanaryWatch watch =
                watch(() -> asked.getAndIncrement() == 0 ? QUIET : Duration.ZERO)) {
            watch.round();
        }

        assertThat(secondsSinceLatest()).isEmpty();
    }
}
