package flopper.agent.database;

import flopper.db.Unavailable;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Repeats calls to a database that is away until it is back. Meanwhile the queue keeps the record,
 * so nothing is lost but time; a job whose lease runs out is another worker's by then, which the
 * database tells when it is back. Thread-safe.
 */
public final class Patience {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);

    private final Duration pause;
    private final CountDownLatch lost = new CountDownLatch(1);

    public Patience(Duration pause) {
        this.pause = pause;
    }

    /** The call's answer, as soon as the database gives one; its exception once patience is lost. */
    public <T> T call(Supplier<T> call) {
        boolean told = false;
        while (true) {
            try {
                return call.get();
            } catch (RuntimeException e) {
                if (!Unavailable.is(e) || isLost()) {
                    throw e;
                }
                if (!told) {
                    LOG.warn("the database is away, waiting for it: {}", e.getMessage());
                    told = true;
                }
                if (!pause()) {
                    throw e;
                }
            }
        }
    }

    /** Ends all waiting, for good: from now on the first exception counts. */
    public void lose() {
        lost.countDown();
    }

    private boolean isLost() {
        return lost.getCount() == 0;
    }

    private boolean pause() {
        try {
            return !lost.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
