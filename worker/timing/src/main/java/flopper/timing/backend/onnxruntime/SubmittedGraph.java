package flopper.timing.backend.onnxruntime;

import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Node;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** A graph with numbered nodes, to be asked who puts out and who takes in a tensor. */
final class SubmittedGraph {
    private static final String CONSTANT = "Constant";

    private final Map<String, Node> producers = new HashMap<>();
    private final Map<String, List<Node>> readers = new HashMap<>();
    private final Map<Integer, Node> byPosition = new HashMap<>();

    SubmittedGraph(Graph graph) {
        for (Node node : graph.nodes()) {
            NodeNumbers.position(node.name()).ifPresent(position -> byPosition.put(position, node));
            node.outputs().stream()
                    .filter(output -> !output.isEmpty())
                    .forEach(output -> producers.put(output, node));
            node.inputs()
                    .forEach(input ->
                            readers.computeIfAbsent(input, _ -> new ArrayList<>()).add(node));
        }
    }

    Optional<Node> at(int position) {
        return Optional.ofNullable(byPosition.get(position));
    }

    Optional<Node> producer(String tensor) {
        return Optional.ofNullable(producers.get(tensor));
    }

    List<Node> readers(String tensor) {
        return readers.getOrDefault(tensor, List.of());
    }

    /** Those of the tensors that a node of this graph puts out. */
    List<String> own(List<String> tensors) {
        return tensors.stream().filter(producers::containsKey).toList();
    }

    /** What one of these operators makes of the tensor; the tensor itself if none reads it. */
    String after(String tensor, Set<String> operators) {
        return readers(tensor).stream()
                .filter(node -> operators.contains(node.opType()))
                .map(node -> node.outputs().getFirst())
                .findFirst()
                .orElse(tensor);
    }

    /**
     * The nodes that the tensors depend on, backwards to the claimed ones.
     *
     * @param assigned nodes that are not to be given again; grows by those that are given
     * @return positions, ascending, without constants
     */
    List<Integer> leadingTo(List<String> tensors, Set<String> claimed, Set<Node> assigned) {
        Set<Integer> positions = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(tensors);
        while (!open.isEmpty()) {
            Optional<Node> node =
                    producer(open.removeLast())
                            .filter(producer -> !producer.opType().equals(CONSTANT))
                            .filter(assigned::add);
            if (node.isPresent()) {
                OptionalInt position = NodeNumbers.position(node.get().name());
                position.ifPresent(positions::add);
                node.get().inputs().stream()
                        .filter(input -> !claimed.contains(input))
                        .forEach(open::add);
            }
        }
        return List.copyOf(positions);
    }
}
