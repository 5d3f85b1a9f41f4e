package flopper.timing.measure;

import flopper.timing.failure.TimingFailure;

import java.util.Arrays;
import java.util.Optional;

/**
 * Warm-up, then one sample a run, single-stream: the next run starts when the last is done (rule
 * 4). Runs on the calling thread and allocates nothing between the clock readings.
 */
public final class SteadyStateLoop {
    /** One run of whatever is measured. */
    @FunctionalInterface
    public interface Work {
        void run() throws TimingFailure;
    }

    /** The two clocks a sample is read from. */
    public interface Clock {
        long wallNs();

        /** Processor time of the calling thread. */
        long threadCpuNs();
    }

    /** Called between warm-up and the first sample, and after the last. */
    public interface Observer {
        void steadyStateBegins();

        void steadyStateEnds();
    }

    private final TimingPlan plan;
    private final Clock clock;

    public SteadyStateLoop(TimingPlan plan, Clock clock) {
        this.plan = plan;
        this.clock = clock;
    }

    public SteadyState run(Work work, Observer observer) throws TimingFailure {
        int warmUpRuns = warmUp(work);
        StopRule rule = new StopRule(plan);
        long[] wallNs = new long[plan.samplesMax()];
        long[] cpuNs = new long[plan.samplesMax()];
        int taken = 0;
        Optional<StopReason> reason = Optional.empty();
        observer.steadyStateBegins();
        long begunNs = clock.wallNs();
        while (reason.isEmpty()) {
            // The thread clock is a system call of about 1 µs: it encloses the wall clock.
            long cpuStartNs = clock.threadCpuNs();
            long startNs = clock.wallNs();
            work.run();
            long endNs = clock.wallNs();
            cpuNs[taken] = clock.threadCpuNs() - cpuStartNs;
            wallNs[taken] = endNs - startNs;
            taken++;
            reason = rule.afterSample(wallNs, taken, endNs - begunNs);
        }
        observer.steadyStateEnds();
        return new SteadyState(
                warmUpRuns,
                Samples.of(Arrays.copyOf(wallNs, taken)),
                Samples.of(Arrays.copyOf(cpuNs, taken)),
                reason.get());
    }

    private int warmUp(Work work) throws TimingFailure {
        long startNs = clock.wallNs();
        long elapsedNs = 0;
        int runs = 0;
        // A single run may take longer than sampling is allowed to: one warm-up is then enough.
        while ((runs < plan.warmUpRunsMin() || elapsedNs < plan.warmUpTimeMin().toNanos())
                && elapsedNs < plan.steadyTimeMax().toNanos()) {
            work.run();
            runs++;
            elapsedNs = clock.wallNs() - startNs;
        }
        return runs;
    }
}
