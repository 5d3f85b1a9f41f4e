package flopper.timing.backend.onednn;

import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.TensorData;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.report.LayerReport;
import flopper.analysis.report.ModelReport;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.TensorType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A graph with the concrete types of its tensors, to be asked who reads what. */
final class GraphView {
    private final Graph graph;
    private final Map<String, TensorType> types = new HashMap<>();
    private final Map<String, TensorData> stored = new HashMap<>();
    private final Map<String, List<Node>> readers = new HashMap<>();
    private final Set<String> outputs = new HashSet<>();

    GraphView(Graph graph, ModelReport report) {
        this.graph = graph;
        report.inputs().forEach(input -> types.put(input.name(), input.type()));
        for (LayerReport layer : report.layers()) {
            for (LayerReport.Output output : layer.outputs()) {
                if (output.type() instanceof TensorType type) {
                    types.put(output.name(), type);
                }
            }
        }
        graph.initializers().forEach(this::store);
        for (Node node : graph.nodes()) {
            node.inputs()
                    .forEach(input ->
                            readers.computeIfAbsent(input, _ -> new ArrayList<>()).add(node));
            if (node.opType().equals("Constant")) {
                node.attributes()
                        .tensor("value")
                        .ifPresent(value ->
                                store(
                                        new TensorData(
                                                node.outputs().getFirst(),
                                                value.type(),
                                                value.values())));
            }
        }
        graph.outputs().stream().map(ValueInfo::name).forEach(outputs::add);
    }

    private void store(TensorData tensor) {
        stored.put(tensor.name(), tensor);
        types.put(tensor.name(), tensor.type());
    }

    Graph graph() {
        return graph;
    }

    Map<String, TensorType> types() {
        return types;
    }

    Map<String, TensorData> stored() {
        return stored;
    }

    Optional<TensorType> type(String tensor) {
        return Optional.ofNullable(types.get(tensor));
    }

    long[] dims(String tensor) {
        return type(tensor).map(type -> type.shape().toArray()).orElse(new long[0]);
    }

    boolean isStored(String tensor) {
        return stored.containsKey(tensor);
    }

    /** The values of a small stored tensor. */
    Optional<ConstantTensor> values(String tensor) {
        return Optional.ofNullable(stored.get(tensor)).flatMap(TensorData::values);
    }

    /** The one node that reads a tensor; empty where several do, or it leaves the graph. */
    Optional<Node> onlyReader(String tensor) {
        List<Node> all = readers.getOrDefault(tensor, List.of());
        return all.size() == 1 && !outputs.contains(tensor)
                ? Optional.of(all.getFirst())
                : Optional.empty();
    }

    /** The two nodes that read a tensor, and no one else. */
    List<Node> readers(String tensor) {
        return outputs.contains(tensor) ? List.of() : readers.getOrDefault(tensor, List.of());
    }
}
