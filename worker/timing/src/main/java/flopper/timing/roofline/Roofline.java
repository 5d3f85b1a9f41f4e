package flopper.timing.roofline;

import flopper.analysis.graph.Graph;
import flopper.analysis.report.LayerReport.Counted;
import flopper.analysis.report.ModelReport;
import flopper.timing.layers.LayerTime;
import flopper.timing.layers.LayerTiming;
import flopper.timing.peak.Peaks;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Places the parts of a run under the ceilings of the device, at the same number of threads.
 *
 * <p>Source: Williams, Waterman and Patterson 2009; ceilings as the Berkeley ERT has them (rule 15).
 */
public final class Roofline {
    private static final double SECOND_NS = 1e9;

    /** Below this part of the time, what the ceilings demand is no reason for it. */
    private static final double EXPLAINED_MIN = 0.1;

    private final Optional<Peaks> peaks;

    /**
     * @param peaks empty where they could not be measured; the parts then have counts and rates
     */
    public Roofline(Optional<Peaks> peaks) {
        this.peaks = peaks;
    }

    /**
     * @param graph the submitted graph
     * @param report its cost at the shapes that were timed
     * @return the parts of the timing in order
     */
    public List<Placement> place(Graph graph, ModelReport report, LayerTiming timing) {
        Traffic traffic = new Traffic(graph, report);
        return timing.parts().stream().map(part -> place(part, report, traffic)).toList();
    }

    private Placement place(LayerTime part, ModelReport report, Traffic traffic) {
        long macs = 0;
        long flops = 0;
        boolean complete = true;
        for (int layer : part.layers()) {
            if (report.layers().get(layer) instanceof Counted counted) {
                macs += counted.cost().multiplyAdds();
                flops += counted.cost().flops();
            } else {
                complete = false;
            }
        }
        long bytes = traffic.bytes(Set.copyOf(part.layers()));
        Optional<Demand> demand = demand(flops, bytes);
        boolean timed = part.isAttributed() && part.timeNs() > 0;
        Optional<Demand> placed = demand.filter(_ -> timed);
        double timeNs = part.timeNs();
        return new Placement(
                part,
                macs,
                flops,
                bytes,
                complete,
                when(timed, flops * SECOND_NS / timeNs),
                when(bytes > 0, (double) flops / bytes),
                when(placed, one -> one.computeNs() / timeNs),
                demand.map(one -> one.bound(timeNs)),
                when(placed, one -> 1 - one.leastNs() / timeNs));
    }

    private Optional<Demand> demand(long flops, long bytes) {
        return peaks.map(known ->
                new Demand(
                        flops * SECOND_NS / known.flops().perSecond(),
                        bytes * SECOND_NS / known.bytes().perSecond()));
    }

    /** The time that each ceiling demands. */
    private record Demand(double computeNs, double memoryNs) {
        double leastNs() {
            return Math.max(computeNs, memoryNs);
        }

        Bound bound(double timeNs) {
            if (leastNs() == 0 || leastNs() < EXPLAINED_MIN * timeNs) {
                return Bound.OVERHEAD;
            }
            return computeNs >= memoryNs ? Bound.COMPUTE : Bound.MEMORY;
        }
    }

    private static OptionalDouble when(boolean known, double value) {
        return known ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static OptionalDouble when(Optional<Demand> known, ToDoubleFunction<Demand> value) {
        return known.isPresent()
                ? OptionalDouble.of(value.applyAsDouble(known.get()))
                : OptionalDouble.empty();
    }
}
