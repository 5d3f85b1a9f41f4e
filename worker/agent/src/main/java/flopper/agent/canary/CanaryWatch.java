package flopper.agent.canary;

import flopper.db.Unavailable;
import flopper.db.device.CanaryStore;
import flopper.db.device.NewCanary;
import flopper.timing.Timing;
import flopper.timing.WorkloadTimer;
import flopper.timing.backend.Backend;
import flopper.timing.canary.Canary;
import flopper.timing.device.Device;
import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;
import flopper.timing.measure.TimingPlan;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Measures the same small workload again and again while the worker is idle, so that the noise of
 * its device is known (rule 19): often at first, until there are enough, then from time to time. A
 * job that arrives ends it at once. Thread-safe.
 */
public final class CanaryWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CanaryWatch.class);

    /** In each process; together as long as the shortest measurement of anything. */
    private static final Duration SAMPLING = Duration.ofMillis(500);

    /**
     * When to measure.
     *
     * @param interval between two canaries, once there are enough of them
     * @param quiet the worker is idle once it had no job for as long
     */
    public record Rhythm(Duration interval, Duration quiet) {}

    private final CanaryStore store;
    private final Device device;
    private final Backend backend;
    private final WorkloadTimer timer;
    private final TimingPlan plan;
    private final Rhythm rhythm;
    private final Supplier<Duration> idleFor;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("canary").daemon().factory());
    private volatile boolean closed;

    /**
     * @param plan how workloads are measured here
     * @param idleFor how long the worker has had no job; zero while it has one
     */
    public CanaryWatch(
            CanaryStore store,
            Device device,
            Backend backend,
            TimingPlan plan,
            Rhythm rhythm,
            Supplier<Duration> idleFor) {
        this.store = store;
        this.device = device;
        this.backend = backend;
        this.timer = new WorkloadTimer(device);
        this.plan = plan.sampling(SAMPLING);
        this.rhythm = rhythm;
        this.idleFor = idleFor;
    }

    /** Begins to look; the device is registered. */
    public void start() {
        // The answer is of no use: rounds end with the executor, and none of them throws.
        var _ =
                executor.scheduleWithFixedDelay(
                        this::round,
                        rhythm.quiet().toMillis(),
                        rhythm.quiet().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        closed = true;
        executor.shutdownNow();
    }

    /** Measures once where that is due and nobody is in the way. */
    void round() {
        try {
            if (isIdle() && isDue()) {
                Timing timing =
                        timer.time(backend, Canary.workload(), plan, () -> closed || !isIdle());
                store.put(row(timing));
            }
        } catch (TimingFailure e) {
            if (e.code() != FailureCode.CANCELLED) {
                LOG.warn("a canary failed: {}", e.getMessage());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // The next round follows whatever happened.
            if (!Unavailable.is(e)) {
                LOG.error("a canary failed", e);
            }
        }
    }

    private boolean isIdle() {
        return idleFor.get().compareTo(rhythm.quiet()) >= 0;
    }

    private boolean isDue() {
        Optional<Long> seconds =
                store.secondsSinceLatest(
                        device.key(), backend.name(), backend.version(), TimingPlan.PROTOCOL);
        return seconds.isEmpty()
                || seconds.get() >= rhythm.interval().toSeconds()
                || store.noise(device.key()).isEmpty();
    }

    private NewCanary row(Timing timing) {
        return new NewCanary(
                device.key(),
                timing.backend(),
                timing.backendVersion(),
                timing.protocol(),
                timing.wall().medianNs(),
                timing.cpu().orElseThrow().medianNs(),
                timing.startedAt());
    }
}
