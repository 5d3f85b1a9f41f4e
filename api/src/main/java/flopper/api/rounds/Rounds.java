package flopper.api.rounds;

import flopper.db.Unavailable;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Does the same thing over and over on a thread of its own: every {@code interval}, at once when
 * woken, and less and less often while it does not succeed. Outlives a database that goes away.
 */
public final class Rounds {

    /** One round. */
    @FunctionalInterface
    public interface Round {
        /** Does what there is to do; false where something else is away and the rest has to wait. */
        boolean run();
    }

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final String name;
    private final Duration interval;
    private final Duration pauseMax;
    private final Round round;
    private final Semaphore wakes = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopping;
    private Duration pause;
    private boolean databaseAway;

    public Rounds(String name, Duration interval, Duration pauseMax, Round round) {
        this.name = name;
        this.interval = interval;
        this.pauseMax = pauseMax;
        this.round = round;
        this.pause = interval;
        this.thread = Thread.ofVirtual().name("flopper-" + name).unstarted(this::run);
    }

    /** Begins. */
    public void start() {
        thread.start();
    }

    /** Makes the next round begin now, or right after the one under way. */
    public void wake() {
        if (wakes.availablePermits() == 0) {
            wakes.release();
        }
    }

    /** Begins no further round, and interrupts the one under way when it takes longer than this. */
    public void stop(Duration limit) {
        stopping = true;
        wake();
        try {
            if (!thread.join(limit)) {
                LOG.warn("the {} was still at work after {} and is interrupted", name, limit);
                thread.interrupt();
                thread.join(limit);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopping) {
            boolean done = attempt();
            pause = done ? interval : longer(pause);
            await(pause);
        }
    }

    private boolean attempt() {
        try {
            boolean done = round.run();
            if (databaseAway) {
                databaseAway = false;
                LOG.info("the database answers the {} again", name);
            }
            return done;
        } catch (RuntimeException e) {
            if (!Unavailable.is(e)) {
                // Our bug, most likely; without further rounds every job would wait for ever.
                LOG.error("a round of the {} failed", name, e);
            } else if (!databaseAway) {
                databaseAway = true;
                LOG.warn("the {} waits for the database, which is away", name);
            }
            return false;
        }
    }

    private Duration longer(Duration before) {
        Duration twice = before.multipliedBy(2);
        return twice.compareTo(pauseMax) < 0 ? twice : pauseMax;
    }

    private void await(Duration limit) {
        try {
            if (wakes.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                wakes.drainPermits();
            }
        } catch (InterruptedException _) {
            stopping = true;
        }
    }
}
