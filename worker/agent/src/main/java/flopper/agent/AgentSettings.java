package flopper.agent;

import flopper.agent.job.RetryPolicy;
import flopper.timing.measure.TimingPlan;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The worker's settings; every default has its reason here.
 *
 * @param name for people; by default the host's name and the process id
 * @param variant of the device, where people know more of it than it tells, such as {@code fanless}:
 *     it is appended to the device's key and class, so that its timings are never taken for those of
 *     others. Lower-case letters, digits and dashes
 * @param labels what sweeps may call the device, beside its id and its class
 * @param analysisConcurrency analysis records at a time, each some dozens of jobs. Two by default:
 *     while one is being stored the next is counted, and a device that is timed on hears little of
 *     it. More on a worker that only counts
 * @param heartbeat how often leases are extended and cancellations heard of
 * @param lease how long a silent worker keeps its jobs: three heartbeats may be lost on the way
 * @param retryFirst wait before the second attempt; it doubles with each further one
 * @param retryLongest the longest such wait
 * @param databasePause wait between calls to a database that is away
 * @param drain how long running jobs may go on when the worker is stopped, before they are given
 *     back: long enough for analysis, below the 30 seconds that orchestrators grant
 * @param peaksMaxAge measured peaks of the device that are older are measured anew, which takes ten
 *     seconds: less often than anybody would notice, and soon enough after a machine was changed
 */
@ConfigurationProperties("flopper.worker")
public record AgentSettings(
        Optional<String> name,
        Optional<String> variant,
        @Bindable(defaultValue = "") List<String> labels,
        @Bindable(defaultValue = "2") int analysisConcurrency,
        @Bindable(defaultValue = "5s") Duration heartbeat,
        @Bindable(defaultValue = "20s") Duration lease,
        @Bindable(defaultValue = "5s") Duration retryFirst,
        @Bindable(defaultValue = "5m") Duration retryLongest,
        @Bindable(defaultValue = "1s") Duration databasePause,
        @Bindable(defaultValue = "10s") Duration drain,
        @Bindable(defaultValue = "7d") Duration peaksMaxAge) {

    private static final String VARIANT = "[a-z0-9](-?[a-z0-9]){0,31}";

    public AgentSettings {
        labels = labels.stream().filter(label -> !label.isBlank()).toList();
        if (analysisConcurrency < 1) {
            throw new IllegalArgumentException("flopper.worker.analysis-concurrency is below 1");
        }
        if (variant.filter(given -> !given.matches(VARIANT)).isPresent()) {
            throw new IllegalArgumentException(
                    "flopper.worker.variant is '%s', not lower-case letters, digits and dashes"
                            .formatted(variant.get()));
        }
        if (lease.compareTo(heartbeat.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException(
                    "flopper.worker.lease (%s) is below two heartbeats (%s)"
                            .formatted(lease, heartbeat));
        }
    }

    RetryPolicy retries() {
        return new RetryPolicy(retryFirst, retryLongest);
    }

    /**
     * When the device's noise is measured.
     *
     * @param enabled false on a worker whose idle time is somebody else's
     * @param interval between two canaries, once there are enough of them: five seconds an hour is
     *     nobody's loss, and a day has enough to show a change
     * @param quiet the worker is idle once it had no job for as long; a sweep's jobs follow each
     *     other faster
     */
    @ConfigurationProperties("canary")
    public record Canary(
            @Bindable(defaultValue = "true") boolean enabled,
            @Bindable(defaultValue = "1h") Duration interval,
            @Bindable(defaultValue = "30s") Duration quiet) {}

    /**
     * How measurements are taken; what is not given is as {@link TimingPlan#defaults()} has it.
     * Shorter plans are for trying things out: their results say themselves how little they are
     * sure of.
     */
    @ConfigurationProperties("timing")
    public record Timing(
            OptionalInt warmUpRunsMin,
            Optional<Duration> warmUpTimeMin,
            OptionalInt samplesMin,
            OptionalInt samplesMax,
            Optional<Duration> steadyTimeMin,
            Optional<Duration> steadyTimeMax,
            OptionalInt processesMin,
            OptionalInt processesMax,
            Optional<Duration> processTimeMax) {

        TimingPlan plan() {
            TimingPlan usual = TimingPlan.defaults();
            return new TimingPlan(
                    warmUpRunsMin.orElse(usual.warmUpRunsMin()),
                    warmUpTimeMin.orElse(usual.warmUpTimeMin()),
                    samplesMin.orElse(usual.samplesMin()),
                    samplesMax.orElse(usual.samplesMax()),
                    steadyTimeMin.orElse(usual.steadyTimeMin()),
                    steadyTimeMax.orElse(usual.steadyTimeMax()),
                    usual.relativeHalfWidthMax(),
                    processesMin.orElse(usual.processesMin()),
                    processesMax.orElse(usual.processesMax()),
                    processTimeMax.orElse(usual.processTimeMax()),
                    usual.memoryBytesMax());
        }
    }
}
