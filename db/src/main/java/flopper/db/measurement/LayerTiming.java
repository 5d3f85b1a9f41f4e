package flopper.db.measurement;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How the end-to-end median divides among the layers.
 *
 * @param profiledRuns runs that the division is drawn from
 * @param overhead by which part a run takes longer under the profiler
 * @param parts add up to the median
 * @param kernels what computes the parts, measured alone; empty where that was not asked for
 */
public record LayerTiming(
        int profiledRuns, double overhead, List<LayerTime> parts, List<KernelUse> kernels) {

    /**
     * What is told of it with its measurement; all empty where the layers were not timed.
     *
     * @param attributedNs the part of the median that layers account for
     */
    public record Summary(
            OptionalInt profiledRuns, OptionalDouble profilingOverhead, OptionalLong attributedNs) {

        static final Summary NONE =
                new Summary(OptionalInt.empty(), OptionalDouble.empty(), OptionalLong.empty());
    }

    public LayerTiming {
        parts = List.copyOf(parts);
        kernels = List.copyOf(kernels);
    }

    Summary summary() {
        long attributedNs =
                parts.stream()
                        .filter(part -> !part.layers().isEmpty())
                        .mapToLong(LayerTime::timeNs)
                        .sum();
        return new Summary(
                OptionalInt.of(profiledRuns),
                OptionalDouble.of(overhead),
                OptionalLong.of(attributedNs));
    }
}
