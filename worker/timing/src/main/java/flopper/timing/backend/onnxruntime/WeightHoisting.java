package flopper.timing.backend.onnxruntime;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Attributes;
import flopper.analysis.graph.Function;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.TensorData;
import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Moves every tensor whose values were dropped to the initializers of the main graph, the only
 * place where the runtime takes values from outside the file.
 *
 * <p>A Constant node of the main graph becomes an initializer of the same name. Within a subgraph
 * the tensor stays reachable under its name through an Identity, because the same name may mean
 * something else in another subgraph.
 */
final class WeightHoisting {
    private static final String CONSTANT = "Constant";

    /** Holds no character that exporters put into names. */
    private static final String HOISTED = "\u2191";

    private final List<TensorData> initializers;

    private WeightHoisting(List<TensorData> initializers) {
        this.initializers = new ArrayList<>(initializers);
    }

    /**
     * @throws TimingFailure UNSUPPORTED for a dropped tensor that cannot be moved: in the body of a
     *     function, or an attribute of anything but a Constant
     */
    static Model apply(Model model) throws TimingFailure {
        for (Function function : model.functions()) {
            for (Node node : function.nodes()) {
                refuseWeights(node);
            }
        }
        Graph graph = model.graph();
        WeightHoisting hoisting = new WeightHoisting(graph.initializers());
        List<Node> nodes = new ArrayList<>();
        for (Node node : graph.nodes()) {
            Optional<TensorData> weight = droppedConstant(node);
            if (weight.isPresent()) {
                hoisting.initializers.add(renamed(weight.get(), node.outputs().getFirst()));
            } else {
                nodes.add(hoisting.withSubgraphs(node));
            }
        }
        return new Model(
                model.irVersion(),
                model.opsets(),
                new Graph(
                        graph.name(),
                        graph.inputs(),
                        graph.outputs(),
                        hoisting.initializers,
                        nodes),
                model.functions());
    }

    private static Optional<TensorData> droppedConstant(Node node) {
        return node.opType().equals(CONSTANT)
                        && node.domain().isEmpty()
                        && node.attributes().values().get("value")
                                instanceof AttributeValue.Tensor(TensorData tensor)
                        && tensor.values().isEmpty()
                ? Optional.of(tensor)
                : Optional.empty();
    }

    private static TensorData renamed(TensorData tensor, String name) {
        return new TensorData(name, tensor.type(), tensor.values());
    }

    private Graph subgraph(Graph graph) throws TimingFailure {
        List<TensorData> kept = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        for (TensorData tensor : graph.initializers()) {
            if (tensor.values().isPresent()) {
                kept.add(tensor);
            } else {
                nodes.add(identity(0, hoist(tensor, tensor.name()), tensor.name()));
            }
        }
        for (Node node : graph.nodes()) {
            Optional<TensorData> weight = droppedConstant(node);
            if (weight.isPresent()) {
                String output = node.outputs().getFirst();
                nodes.add(identity(node.index(), hoist(weight.get(), output), output));
            } else {
                nodes.add(withSubgraphs(node));
            }
        }
        return new Graph(graph.name(), graph.inputs(), graph.outputs(), kept, nodes);
    }

    private String hoist(TensorData tensor, String name) {
        String unique = name + HOISTED + initializers.size();
        initializers.add(renamed(tensor, unique));
        return unique;
    }

    private static Node identity(int index, String from, String to) {
        return new Node(index, "", "", "Identity", List.of(from), List.of(to), Attributes.NONE);
    }

    private Node withSubgraphs(Node node) throws TimingFailure {
        refuseWeights(node);
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        for (Map.Entry<String, AttributeValue> attribute : node.attributes().values().entrySet()) {
            attributes.put(attribute.getKey(), hoisted(attribute.getValue()));
        }
        return node.with(node.name(), new Attributes(attributes));
    }

    private AttributeValue hoisted(AttributeValue value) throws TimingFailure {
        if (value instanceof AttributeValue.Subgraph(Graph graph)) {
            return new AttributeValue.Subgraph(subgraph(graph));
        }
        if (value instanceof AttributeValue.Subgraphs(List<Graph> graphs)) {
            List<Graph> all = new ArrayList<>();
            for (Graph graph : graphs) {
                all.add(subgraph(graph));
            }
            return new AttributeValue.Subgraphs(all);
        }
        return value;
    }

    private static void refuseWeights(Node node) throws TimingFailure {
        for (Map.Entry<String, AttributeValue> attribute : node.attributes().values().entrySet()) {
            if (holdsDroppedTensor(attribute.getValue())) {
                throw new TimingFailure(
                        FailureCode.UNSUPPORTED,
                        "attribute %s of node %s holds weights, which can be supplied only to "
                                        .formatted(attribute.getKey(), node.label())
                                + "initializers and Constant nodes outside of functions");
            }
        }
    }

    private static boolean holdsDroppedTensor(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Tensor(TensorData tensor) -> tensor.values().isEmpty();
            case AttributeValue.Tensors(List<TensorData> tensors) ->
                    tensors.stream().anyMatch(tensor -> tensor.values().isEmpty());
            case AttributeValue.Int _,
                    AttributeValue.Real _,
                    AttributeValue.Text _,
                    AttributeValue.Ints _,
                    AttributeValue.Reals _,
                    AttributeValue.Texts _,
                    AttributeValue.Type _,
                    AttributeValue.Reference _,
                    AttributeValue.Subgraph _,
                    AttributeValue.Subgraphs _ ->
                    false;
        };
    }
}
