package flopper.timing.backend.onednn;

import flopper.analysis.graph.Node;
import flopper.timing.backend.onednn.Step.Folded;
import flopper.timing.backend.onednn.Step.Tail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what can be computed together with a convolution or product: what alone reads its result. */
final class Fusion {
    private static final Set<Algorithm> COMMUTATIVE =
            Set.of(Algorithm.ADD, Algorithm.MULTIPLY, Algorithm.MAXIMUM, Algorithm.MINIMUM);

    private final GraphView graph;
    private final Set<String> ready;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Tail> tails = new ArrayList<>();
    private Optional<Folded> folded = Optional.empty();
    private String output;

    private Fusion(GraphView graph, Set<String> ready, Node head) {
        this.graph = graph;
        this.ready = ready;
        this.output = head.outputs().getFirst();
        nodes.add(head);
    }

    /**
     * @param ready the tensors that exist before the head is computed
     * @param foldable whether a normalization can go into the head's weights
     */
    static Fusion behind(Node head, GraphView graph, Set<String> ready, boolean foldable) {
        Fusion fusion = new Fusion(graph, ready, head);
        if (foldable) {
            fusion.fold();
        }
        boolean more = true;
        while (more) {
            more = fusion.element() || fusion.swish() || fusion.combination();
        }
        return fusion;
    }

    List<Integer> layers() {
        return nodes.stream().map(Node::index).sorted().toList();
    }

    List<Node> nodes() {
        return nodes;
    }

    List<Tail> tails() {
        return tails;
    }

    Optional<Folded> folded() {
        return folded;
    }

    String output() {
        return output;
    }

    private void take(Node node) {
        nodes.add(node);
        output = node.outputs().getFirst();
    }

    private void fold() {
        graph.onlyReader(output)
                .filter(node -> node.opType().equals("BatchNormalization"))
                .ifPresent(node -> {
                    folded = normalization(node, graph);
                    folded.ifPresent(_ -> take(node));
                });
    }

    /** Empty where its values are not stored. */
    static Optional<Folded> normalization(Node node, GraphView graph) {
        return node.inputs().stream().skip(1).allMatch(graph::isStored)
                ? Optional.of(
                        new Folded(
                                node.inputs().get(1),
                                node.inputs().get(2),
                                node.inputs().get(3),
                                node.inputs().get(4),
                                node.attributes().real("epsilon", 1e-5f)))
                : Optional.empty();
    }

    private boolean element() {
        Optional<Node> reader = graph.onlyReader(output);
        Optional<Tail.Element> tail = reader.flatMap(node -> Elements.of(node, graph));
        tail.ifPresent(element -> {
            tails.add(element);
            take(reader.orElseThrow());
        });
        return tail.isPresent();
    }

    /** A product with its own sigmoid. */
    private boolean swish() {
        List<Node> readers = graph.readers(output);
        if (readers.size() != 2) {
            return false;
        }
        Node sigmoid = readers.get(0).opType().equals("Sigmoid") ? readers.get(0) : readers.get(1);
        Node product = sigmoid.equals(readers.get(0)) ? readers.get(1) : readers.get(0);
        boolean found =
                sigmoid.opType().equals("Sigmoid")
                        && product.opType().equals("Mul")
                        && product.inputs().contains(sigmoid.outputs().getFirst())
                        && graph.onlyReader(sigmoid.outputs().getFirst()).isPresent();
        if (found) {
            tails.add(new Tail.Element(Algorithm.SWISH, 1, 0));
            nodes.add(sigmoid);
            take(product);
        }
        return found;
    }

    private boolean combination() {
        Optional<Node> reader = graph.onlyReader(output);
        Optional<Algorithm> algorithm = reader.flatMap(Elements::combination);
        if (algorithm.isEmpty()) {
            return false;
        }
        Node node = reader.orElseThrow();
        boolean left = node.inputs().getFirst().equals(output);
        String other = node.inputs().get(left ? 1 : 0);
        if (!fits(other, node) || (!left && !COMMUTATIVE.contains(algorithm.get()))) {
            return false;
        }
        tails.add(new Tail.With(algorithm.get(), other));
        take(node);
        return true;
    }

    /** Of the same shape, or one value for each element of a product's rows. */
    private boolean fits(String other, Node node) {
        long[] dims = graph.dims(output);
        long[] otherDims = graph.dims(other);
        boolean row =
                !nodes.getFirst().opType().equals("Conv")
                        && otherDims.length == 1
                        && otherDims[0] == dims[dims.length - 1];
        return (ready.contains(other) || graph.isStored(other))
                && !other.equals(output)
                && Arrays.equals(dims, graph.dims(node.outputs().getFirst()))
                && (Arrays.equals(dims, otherDims) || row);
    }
}
