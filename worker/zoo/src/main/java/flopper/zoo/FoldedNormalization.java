package flopper.zoo;

import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.TensorData;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A graph whose batch normalisations are folded into the convolutions before them, as exporters and
 * runtimes do for inference. A convolution whose result goes elsewhere too keeps its normalisation;
 * one that shares its weights gets its own, since each normalisation scales them otherwise.
 */
final class FoldedNormalization {
    private final Graph graph;
    private final Map<String, TensorData> initializers = new LinkedHashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();

    private FoldedNormalization(Graph graph) {
        this.graph = graph;
        graph.initializers().forEach(tensor -> initializers.put(tensor.name(), tensor));
        graph.nodes().stream()
                .flatMap(node -> node.inputs().stream())
                .forEach(name -> uses.merge(name, 1, Integer::sum));
        graph.outputs().forEach(output -> uses.merge(output.name(), 1, Integer::sum));
    }

    static Model of(Model model) {
        return new Model(
                model.irVersion(),
                model.opsets(),
                new FoldedNormalization(model.graph()).folded(),
                model.functions());
    }

    private Graph folded() {
        Map<String, Node> normalisations = new HashMap<>();
        graph.nodes().stream()
                .filter(node -> node.opType().equals("BatchNormalization"))
                .forEach(node -> normalisations.put(node.inputs().getFirst(), node));
        Map<String, Node> foldedInto = new HashMap<>();
        for (Node node : graph.nodes()) {
            if (node.opType().equals("Conv")
                    && uses.getOrDefault(node.outputs().getFirst(), 0) == 1) {
                Optional.ofNullable(normalisations.get(node.outputs().getFirst()))
                        .ifPresent(normalisation -> foldedInto.put(node.name(), normalisation));
            }
        }
        Set<Node> gone = Set.copyOf(foldedInto.values());
        List<Node> nodes = new ArrayList<>();
        for (Node node : graph.nodes()) {
            if (!gone.contains(node)) {
                Node normalisation = foldedInto.get(node.name());
                Node kept = normalisation == null ? node : convolution(node, normalisation);
                nodes.add(at(nodes.size(), kept, kept.inputs(), kept.outputs()));
            }
        }
        return new Graph(graph.name(), graph.inputs(), graph.outputs(), used(nodes), nodes);
    }

    /** The convolution with a bias, which puts out what the normalisation did. */
    private Node convolution(Node node, Node normalisation) {
        List<String> inputs = new ArrayList<>(node.inputs());
        TensorData weight = weights(inputs.get(1));
        if (uses.getOrDefault(weight.name(), 0) > 1) {
            inputs.set(1, added(node.name() + ".weight.folded", weight.type()));
        }
        if (inputs.size() == 2) {
            Shape bias = Shape.of(weight.type().shape().dim(0));
            inputs.add(added(node.name() + ".bias", weight.type().with(bias)));
        } else if (uses.getOrDefault(inputs.get(2), 0) > 1) {
            TensorType type = weights(inputs.get(2)).type();
            inputs.set(2, added(node.name() + ".bias.folded", type));
        }
        return at(node.index(), node, inputs, normalisation.outputs());
    }

    private TensorData weights(String name) {
        TensorData tensor = initializers.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException(name + " is no weight stored in the graph");
        }
        return tensor;
    }

    private String added(String name, TensorType type) {
        initializers.put(name, new TensorData(name, type, Optional.empty()));
        return name;
    }

    private List<TensorData> used(List<Node> nodes) {
        Set<String> read =
                nodes.stream().flatMap(node -> node.inputs().stream()).collect(Collectors.toSet());
        graph.outputs().stream().map(ValueInfo::name).forEach(read::add);
        return initializers.values().stream()
                .filter(tensor -> read.contains(tensor.name()))
                .toList();
    }

    private static Node at(int index, Node node, List<String> inputs, List<String> outputs) {
        return new Node(
                index,
                node.name(),
                node.domain(),
                node.opType(),
                inputs,
                outputs,
                node.attributes());
    }
}
