package flopper.analysis.graph;

import java.util.List;

/**
 * Nodes in topological order, which ONNX requires of files too, with the graph's interface.
 *
 * @param inputs declared inputs; before IR version 4 these repeat the initializers
 */
public record Graph(
        String name,
        List<ValueInfo> inputs,
        List<ValueInfo> outputs,
        List<TensorData> initializers,
        List<Node> nodes) {
    public Graph {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        initializers = List.copyOf(initializers);
        nodes = List.copyOf(nodes);
    }
}
