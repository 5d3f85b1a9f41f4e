package flopper.analysis.onnx;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Node;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The order that ONNX asks for, for files that lack it: converters to half precision append their
 * casts at the end, and runtimes take such files.
 */
final class TopologicalOrder {
    private final List<Node> nodes;
    private final Map<String, Integer> producers = new HashMap<>();

    private TopologicalOrder(List<Node> nodes) {
        this.nodes = nodes;
        for (int i = 0; i < nodes.size(); i++) {
            for (String output : nodes.get(i).outputs()) {
                producers.putIfAbsent(output, i);
            }
        }
    }

    /**
     * The graph with its nodes in topological order, otherwise in that of the file; each keeps its
     * index. A graph with a cycle stays as it is.
     */
    static Graph of(Graph graph) {
        TopologicalOrder order = new TopologicalOrder(graph.nodes());
        return order.holds()
                ? graph
                : new Graph(
                        graph.name(),
                        graph.inputs(),
                        graph.outputs(),
                        graph.initializers(),
                        order.sorted());
    }

    private boolean holds() {
        boolean[] holds = {true};
        for (int i = 0; i < nodes.size() && holds[0]; i++) {
            int reader = i;
            forEachProducer(nodes.get(i), producer -> holds[0] &= producer < reader);
        }
        return holds[0];
    }

    private List<Node> sorted() {
        int[] waitingFor = new int[nodes.size()];
        List<List<Integer>> readers = new ArrayList<>();
        nodes.forEach(_ -> readers.add(new ArrayList<>()));
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int i = 0; i < nodes.size(); i++) {
            int reader = i;
            forEachProducer(
                    nodes.get(i),
                    producer -> {
                        readers.get(producer).add(reader);
                        waitingFor[reader]++;
                    });
            if (waitingFor[i] == 0) {
                ready.add(i);
            }
        }
        List<Node> sorted = new ArrayList<>(nodes.size());
        while (!ready.isEmpty()) {
            int next = ready.remove();
            sorted.add(nodes.get(next));
            for (int reader : readers.get(next)) {
                if (--waitingFor[reader] == 0) {
                    ready.add(reader);
                }
            }
        }
        return sorted.size() == nodes.size() ? sorted : nodes;
    }

    /** The positions of the nodes that make what this one reads, also from within its bodies. */
    private void forEachProducer(Node node, Consumer<Integer> action) {
        Set<String> read = new HashSet<>(node.inputs());
        Deque<Graph> bodies = new ArrayDeque<>();
        addBodies(node, bodies);
        while (!bodies.isEmpty()) {
            Graph body = bodies.remove();
            for (Node inner : body.nodes()) {
                read.addAll(inner.inputs());
                addBodies(inner, bodies);
            }
            body.outputs().forEach(output -> read.add(output.name()));
        }
        for (String name : read) {
            Integer producer = producers.get(name);
            if (producer != null && !name.isEmpty()) {
                action.accept(producer);
            }
        }
    }

    private static void addBodies(Node node, Deque<Graph> bodies) {
        for (AttributeValue value : node.attributes().values().values()) {
            switch (value) {
                case AttributeValue.Subgraph(Graph body) -> bodies.add(body);
                case AttributeValue.Subgraphs(List<Graph> several) -> bodies.addAll(several);
                default -> {}
            }
        }
    }
}
