package flopper.timing.backend.onnxruntime;

import flopper.analysis.graph.Node;
import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;
import flopper.timing.measure.Samples;
import flopper.timing.statistics.Midmean;

import java.util.List;

/**
 * Typical times of the nodes of the optimised graph, by position, and of what lies between them.
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on within the package, never compared.
record NodeTimes(double[] nodeNs, double betweenNs) {
    /**
     * @throws TimingFailure INTERNAL_ERROR when a node has no event
     */
    static NodeTimes of(List<ProfileLog.Run> runs, List<Node> nodes) throws TimingFailure {
        long[][] nodeNs = byNode(runs, nodes);
        long[] betweenNs = runs.stream().mapToLong(ProfileLog.Run::ns).toArray();
        double[] typicalNs = new double[nodes.size()];
        for (int node = 0; node < nodes.size(); node++) {
            typicalNs[node] = Midmean.of(nodeNs[node]);
            for (int run = 0; run < runs.size(); run++) {
                betweenNs[run] -= nodeNs[node][run];
            }
        }
        return new NodeTimes(typicalNs, Math.max(0, Midmean.of(betweenNs)));
    }

    /**
     * Of each run what its nodes took together, but for changes of layout.
     *
     * @throws TimingFailure INTERNAL_ERROR when a node has no event
     */
    static Samples computing(List<ProfileLog.Run> runs, List<Node> nodes) throws TimingFailure {
        long[][] nodeNs = byNode(runs, nodes);
        long[] computingNs = new long[runs.size()];
        for (int node = 0; node < nodes.size(); node++) {
            if (!RuntimeNodes.isLayoutChange(nodes.get(node))) {
                for (int run = 0; run < runs.size(); run++) {
                    computingNs[run] += nodeNs[node][run];
                }
            }
        }
        return Samples.of(computingNs);
    }

    /**
     * Matches the events of each run to the nodes in the order of execution, because nodes that the
     * runtime made may have no name. Events of subgraphs match no node and are passed over: they lie
     * within the time of the node that holds them.
     */
    private static long[][] byNode(List<ProfileLog.Run> runs, List<Node> nodes)
            throws TimingFailure {
        long[][] nodeNs = new long[nodes.size()][runs.size()];
        for (int run = 0; run < runs.size(); run++) {
            int next = 0;
            for (ProfileLog.Event event : runs.get(run).nodes()) {
                if (next < nodes.size() && isEventOf(nodes.get(next), event.name())) {
                    nodeNs[next][run] = event.ns();
                    next++;
                }
            }
            if (next < nodes.size()) {
                throw new TimingFailure(
                        FailureCode.INTERNAL_ERROR,
                        "run %d of the profile lacks node %d (%s)"
                                .formatted(run, next, nodes.get(next).opType()));
            }
        }
        return nodeNs;
    }

    /** A node without a name goes by its operator and its number in the runtime's memory. */
    private static boolean isEventOf(Node node, String name) {
        return node.name().isEmpty()
                ? name.matches("\\Q" + node.opType() + "\\E_\\d+")
                : name.equals(node.name());
    }
}
