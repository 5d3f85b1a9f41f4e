package flopper.agent.job;

import flopper.db.Database;
import flopper.db.Unavailable;
import flopper.db.lease.Lease;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Says every few seconds that this worker is alive, extends the leases of the jobs it runs, and
 * hears so which of them it lost: they were cancelled, or taken away after a silence. Hears too
 * whether the device was put in quarantine. Thread-safe.
 */
public final class Heartbeat implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final Database database;
    private final String workerId;
    private final Duration interval;
    private final Duration lease;
    private final Set<Lease> kept = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService heart =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("heartbeat").daemon().factory());

    private volatile long lastBeatNs = System.nanoTime();
    private volatile boolean quarantined;
    private boolean away;

    /**
     * @param lease how long a lease is good after each beat; some intervals
     */
    public Heartbeat(Database database, String workerId, Duration interval, Duration lease) {
        this.database = database;
        this.workerId = workerId;
        this.interval = interval;
        this.lease = lease;
    }

    /** Begins to beat; the worker is registered. */
    public void start() {
        // The answer is of no use: beats end with the executor, and none of them throws.
        var _ =
                heart.scheduleWithFixedDelay(
                        this::beat,
                        interval.toMillis(),
                        interval.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /** Keeps the leases until the answer is closed. */
    public Kept keep(List<Lease> leases) {
        kept.addAll(leases);
        return new Kept(leases);
    }

    /** Whether the device gets no jobs, as far as we have heard. */
    public boolean quarantined() {
        return quarantined;
    }

    /** How long ago the database last heard from this worker. */
    public Duration silence() {
        return Duration.ofNanos(System.nanoTime() - lastBeatNs);
    }

    @Override
    public void close() {
        heart.shutdownNow();
    }

    /** Leases that are kept. */
    public final class Kept implements AutoCloseable {

        private final List<Lease> leases;

        private Kept(List<Lease> leases) {
            this.leases = leases;
        }

        /** Whether this one is not ours any more, as far as we have heard. */
        public boolean lost(Lease one) {
            return !kept.contains(one);
        }

        @Override
        public void close() {
            kept.removeAll(leases);
        }
    }

    private void beat() {
        try {
            List<Lease> asked = List.copyOf(kept);
            if (!asked.isEmpty()) {
                Set<String> owned = database.leases().heartbeatAll(asked, lease);
                for (Lease one : asked) {
                    // One that was completed meanwhile is lost too, and nobody asks for it.
                    if (!owned.contains(one.jobId())) {
                        kept.remove(one);
                    }
                }
            }
            database.workers().heartbeat(workerId);
            quarantined = database.quarantine().holds(workerId);
            lastBeatNs = System.nanoTime();
            away = false;
        } catch (RuntimeException e) {
            // The next beat follows whatever happened: without it every job would be lost.
            if (!Unavailable.is(e)) {
                LOG.error("a heartbeat failed", e);
            } else if (!away) {
                LOG.warn("heartbeats do not reach the database: {}", e.getMessage());
            }
            away = true;
        }
    }
}
