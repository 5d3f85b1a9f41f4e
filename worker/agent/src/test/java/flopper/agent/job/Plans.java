package flopper.agent.job;

import flopper.timing.measure.TimingPlan;

import java.time.Duration;
import java.util.OptionalLong;

/** Plans for tests, which have no use for good figures. */
public final class Plans {

    private Plans() {}

    /** A dozen samples of one process, enough for a median. */
    public static TimingPlan shortest() {
        return plan(Duration.ofMillis(200), Duration.ofMinutes(2));
    }

    /** Runs until somebody stops it, for ten minutes at most. */
    static TimingPlan endless() {
        return lasting(Duration.ofMinutes(10), Duration.ofMinutes(11));
    }

    /** Takes three seconds. */
    static TimingPlan unhurried() {
        return lasting(Duration.ofSeconds(3), Duration.ofMinutes(2));
    }

    /** Gives a process enough time to measure the smallest workloads on a busy host. */
    static TimingPlan impatient() {
        return plan(Duration.ofMillis(200), Duration.ofSeconds(10));
    }

    /** Gives a process no time to answer. */
    static TimingPlan hasty() {
        return plan(Duration.ofMillis(200), Duration.ofMillis(1));
    }

    private static TimingPlan plan(Duration steadyTime, Duration processTimeMax) {
        return plan(Duration.ofMillis(1), steadyTime, processTimeMax);
    }

    /** Time passes while it warms up: samples of minutes would need memory. */
    private static TimingPlan lasting(Duration warmUpTime, Duration processTimeMax) {
        return plan(warmUpTime, warmUpTime, processTimeMax);
    }

    private static TimingPlan plan(
            Duration warmUpTime, Duration steadyTime, Duration processTimeMax) {
        return new TimingPlan(
                1,
                warmUpTime,
                12,
                24,
                Duration.ofMillis(1),
                steadyTime,
                0.02,
                1,
                1,
                processTimeMax,
                OptionalLong.empty());
    }
}
