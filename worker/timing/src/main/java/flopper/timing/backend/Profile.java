package flopper.timing.backend;

import java.util.List;

/**
 * What a typical undisturbed run consists of, by the runtime's own account.
 *
 * @param runs how many the figures are drawn from
 * @param nodes in the order they are executed
 * @param betweenNs what a run spends between its nodes, the profiler's own work included
 */
public record Profile(int runs, List<Node> nodes, double betweenNs) {
    /**
     * One node of the graph that the runtime executes, or several that share their layers.
     *
     * @param operator the runtime's name for what it does, joined by {@code +} where there are several
     * @param layers the submitted nodes that it computes, by position in the file; no layer belongs
     *     to two nodes. Empty for work that only the runtime knows, such as a change of layout
     */
    public record Node(String operator, List<Integer> layers, double timeNs) {
        public Node {
            layers = List.copyOf(layers);
        }
    }

    public Profile {
        nodes = List.copyOf(nodes);
    }

    /** The whole run under the profiler. */
    public double runNs() {
        return betweenNs + nodesNs();
    }

    public double nodesNs() {
        return nodes.stream().mapToDouble(Node::timeNs).sum();
    }
}
