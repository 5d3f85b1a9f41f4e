package flopper.bench.nativeloop;

import flopper.timing.backend.LoadedWorkload;
import flopper.timing.failure.TimingFailure;
import flopper.timing.measure.SteadyState;
import flopper.timing.measure.SteadyStateLoop;
import flopper.timing.measure.TimingPlan;
import flopper.timing.request.ProcessClock;
import flopper.timing.system.Posix;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;

/** The two ways to time runs. */
final class Loops {
    private static final Duration BLOCK = Duration.ofMillis(250);

    /** One run warms the caches that the other loop has used; the plan's least samples follow. */
    private static final TimingPlan PLAN =
            new TimingPlan(
                    1,
                    Duration.ZERO,
                    TimingPlan.SAMPLES_FLOOR,
                    1 << 18,
                    BLOCK,
                    BLOCK,
                    0,
                    1,
                    1,
                    Duration.ofMinutes(10),
                    OptionalLong.empty());

    private static final SteadyStateLoop.Observer NOBODY =
            new SteadyStateLoop.Observer() {
                @Override
                public void steadyStateBegins() {}

                @Override
                public void steadyStateEnds() {}
            };

    private Loops() {}

    /** As measurements are taken. */
    static Blocks.Runs harness(LoadedWorkload loaded, Posix posix) throws TimingFailure {
        SteadyState state =
                new SteadyStateLoop(PLAN, new ProcessClock(posix)).run(loaded::run, NOBODY);
        return new Blocks.Runs(
                state.wallNs().toArray(),
                Arrays.stream(state.cpuNs().toArray()).average().orElseThrow());
    }

    /** Nothing but a clock around the run. */
    static Blocks.Runs bare(LoadedWorkload loaded, Posix posix) throws TimingFailure {
        loaded.run();
        long[] takenNs = new long[PLAN.samplesMax()];
        int taken = 0;
        long cpuBegunNs = posix.threadCpuNs();
        long begunNs = System.nanoTime();
        long endNs = begunNs;
        while (taken < takenNs.length
                && (taken < PLAN.samplesMin() || endNs - begunNs < BLOCK.toNanos())) {
            long startNs = System.nanoTime();
            loaded.run();
            endNs = System.nanoTime();
            takenNs[taken++] = endNs - startNs;
        }
        double cpuNs = (double) (posix.threadCpuNs() - cpuBegunNs) / taken;
        return new Blocks.Runs(Arrays.copyOf(takenNs, taken), cpuNs);
    }
}
