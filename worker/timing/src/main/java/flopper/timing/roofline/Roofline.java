package flopper.timing.roofline;

import flopper.analysis.graph.Graph;
import flopper.analysis.report.LayerReport.Counted;
import flopper.analysis.report.ModelReport;
import flopper.timing.layers.LayerTime;
import flopper.timing.layers.LayerTiming;
import flopper.timing.peak.Peaks;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Places the parts of a run under the ceilings of the device, at the same number of threads.
 *
 * <p>Source: Williams, Waterman and Patterson 2009; ceilings as the Berkeley ERT has them (rule 15).
 */
public final class Roofline {
    private static final double SECOND_NS = 1e9;

    /** Below this part of the time, what the ceilings demand is no reason for it. */
    private static final double EXPLAINED_MIN = 0.1;

    private final Peaks peaks;

    public Roofline(Peaks peaks) {
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
        double timeNs = part.timeNs();
        double achieved = flops * SECOND_NS / timeNs;
        double computeNs = flops * SECOND_NS / peaks.flops().perSecond();
        double memoryNs = bytes * SECOND_NS / peaks.bytes().perSecond();
        double leastNs = Math.max(computeNs, memoryNs);
        boolean timed = part.isAttributed() && part.timeNs() > 0;
        return new Placement(
                part,
                macs,
                flops,
                bytes,
                complete,
                when(timed, achieved),
                when(bytes > 0, (double) flops / bytes),
                when(timed, achieved / peaks.flops().perSecond()),
                bound(computeNs, memoryNs, timeNs),
                when(timed, 1 - leastNs / timeNs));
    }

    private static Bound bound(double computeNs, double memoryNs, double timeNs) {
        double leastNs = Math.max(computeNs, memoryNs);
        if (leastNs == 0 || leastNs < EXPLAINED_MIN * timeNs) {
            return Bound.OVERHEAD;
        }
        return computeNs >= memoryNs ? Bound.COMPUTE : Bound.MEMORY;
    }

    private static OptionalDouble when(boolean known, double value) {
        return known ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
