package flopper.agent.job;

import java.time.Duration;

/**
 * How long the next attempt at a failed job waits: twice as long each time.
 *
 * @param first after the first failure
 * @param longest however often it failed
 */
public record RetryPolicy(Duration first, Duration longest) {

    private static final int DOUBLINGS_MAX = 20;

    /** The wait after so many failed attempts. */
    Duration after(int attempts) {
        int doublings = Math.clamp(attempts - 1L, 0, DOUBLINGS_MAX);
        Duration wait = first.multipliedBy(1L << doublings);
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
