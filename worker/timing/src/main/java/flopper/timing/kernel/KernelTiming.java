package flopper.timing.kernel;

import flopper.timing.statistics.Midmean;
import flopper.timing.statistics.Statistics;

import java.util.Arrays;
import java.util.List;

/**
 * How long a kernel takes alone. Warm and cold are different figures (rule 12): within a model the
 * truth lies between them.
 *
 * @param warm with its data as the run before left it in the caches
 * @param cold with the caches swept before each run
 */
public record KernelTiming(Kernel kernel, int processes, Figure warm, Figure cold) {
    /**
     * The times of single runs in one state of the caches.
     *
     * @param typicalNs mean of the middle half, finer than the tick of the runtime's clock
     */
    public record Figure(Statistics statistics, double typicalNs) {
        /**
         * @param samplesNs one array a process
         */
        static Figure of(List<long[]> samplesNs) {
            return new Figure(
                    Statistics.of(samplesNs),
                    Midmean.of(samplesNs.stream().flatMapToLong(Arrays::stream).toArray()));
        }
    }

    /**
     * @param runs of one kernel, one a process, at least one
     */
    public static KernelTiming of(Kernel kernel, List<KernelRuns.Timed> runs) {
        return new KernelTiming(
                kernel,
                runs.size(),
                Figure.of(runs.stream().map(run -> run.warm().toArray()).toList()),
                Figure.of(runs.stream().map(run -> run.cold().toArray()).toList()));
    }
}
