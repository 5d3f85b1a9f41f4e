package flopper.timing.measure;

import java.time.Duration;
import java.util.OptionalLong;

/** Plans for tests: few samples, short times. */
public final class Plans {
    private Plans() {}

    /** One process of some ten samples. */
    public static TimingPlan quick() {
        return of(1, 10, Duration.ofMillis(1), Duration.ofMillis(300), Duration.ofMinutes(1));
    }

    public static TimingPlan of(
            int processes,
            int samplesMin,
            Duration steadyTimeMin,
            Duration steadyTimeMax,
            Duration processTimeMax) {
        return new TimingPlan(
                2,
                Duration.ofMillis(1),
                samplesMin,
                2000,
                steadyTimeMin,
                steadyTimeMax,
                0.02,
                processes,
                processes,
                processTimeMax,
                OptionalLong.empty());
    }

    public static TimingPlan within(TimingPlan plan, long memoryBytesMax) {
        return new TimingPlan(
                plan.warmUpRunsMin(),
                plan.warmUpTimeMin(),
                plan.samplesMin(),
                plan.samplesMax(),
                plan.steadyTimeMin(),
                plan.steadyTimeMax(),
                plan.relativeHalfWidthMax(),
                plan.processesMin(),
                plan.processesMax(),
                plan.processTimeMax(),
                OptionalLong.of(memoryBytesMax));
    }
}
