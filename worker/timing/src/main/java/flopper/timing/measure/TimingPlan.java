package flopper.timing.measure;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How long and how often to measure. {@link #defaults()} gives every number its reason.
 *
 * @param warmUpRunsMin and {@code warmUpTimeMin}: both must be met before the first sample (rule 2)
 * @param samplesMin a process takes at least these before it may stop for good quality
 * @param samplesMax a process takes no more than these
 * @param steadyTimeMin a process samples at least this long
 * @param steadyTimeMax a process that samples this long stops without having converged
 * @param relativeHalfWidthMax the 95 % interval of the median may be this wide to either side
 * @param processesMin fresh processes in any case (rule 6)
 * @param processesMax fresh processes at most, where the interval stays too wide
 * @param processTimeMax a process that has not answered by then is killed
 * @param memoryBytesMax writable memory of one process; empty: most of what the host has free
 */
public record TimingPlan(
        int warmUpRunsMin,
        Duration warmUpTimeMin,
        int samplesMin,
        int samplesMax,
        Duration steadyTimeMin,
        Duration steadyTimeMax,
        double relativeHalfWidthMax,
        int processesMin,
        int processesMax,
        Duration processTimeMax,
        OptionalLong memoryBytesMax) {
    /** Changes whenever results stop being comparable with those of the plan before. */
    public static final int PROTOCOL = 1;

    /** Beyond every cap a process takes these, so that three of them reach the 11 of a median. */
    public static final int SAMPLES_FLOOR = 4;

    public TimingPlan {
        if (warmUpRunsMin < 1 || samplesMin < SAMPLES_FLOOR || samplesMax < samplesMin) {
            throw new IllegalArgumentException(
                    "needs 1 warm-up run, %d samples and samplesMax ≥ samplesMin: %d, %d, %d"
                            .formatted(SAMPLES_FLOOR, warmUpRunsMin, samplesMin, samplesMax));
        }
        if (processesMin < 1 || processesMax < processesMin) {
            throw new IllegalArgumentException(
                    "processes: %d to %d".formatted(processesMin, processesMax));
        }
    }

    /** The same plan with no more samples than these, or than the floor. */
    public TimingPlan withSamplesMax(int samples) {
        int max = Math.clamp(samples, SAMPLES_FLOOR, samplesMax);
        return new TimingPlan(
                warmUpRunsMin,
                warmUpTimeMin,
                Math.min(samplesMin, max),
                max,
                steadyTimeMin,
                steadyTimeMax,
                relativeHalfWidthMax,
                processesMin,
                processesMax,
                processTimeMax,
                memoryBytesMax);
    }

    /** A plan of the same kind that samples exactly this long, in the least number of processes. */
    public TimingPlan sampling(Duration time) {
        return new TimingPlan(
                warmUpRunsMin,
                warmUpTimeMin,
                samplesMin,
                samplesMax,
                time,
                time,
                relativeHalfWidthMax,
                processesMin,
                processesMin,
                processTimeMax,
                memoryBytesMax);
    }

    public static TimingPlan defaults() {
        return new TimingPlan(
                // The first runs grow the runtime's memory arena and bind its kernels.
                5,
                // Clock governors need some 100 ms of load to settle.
                Duration.ofMillis(300),
                // Three processes make 132, above the floor of the 95th percentile (130).
                44,
                // Three processes make 12,288, above the floor of the 99.9th (6,636).
                4096,
                // The kernel's counters of steal and foreign load tick every 10 ms: 50 ticks.
                Duration.ofMillis(500),
                // Three processes stay below a minute with loading, and a job below its patience.
                Duration.ofSeconds(10),
                // What counts as a material difference (rule 20).
                0.02,
                // Rule 6.
                3,
                // Two more halve the variance between processes; beyond that it is the host.
                5,
                // Minutes of loading and warm-up for the largest models, still not for ever.
                Duration.ofMinutes(10),
                OptionalLong.empty());
    }
}
