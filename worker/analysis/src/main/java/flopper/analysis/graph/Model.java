package flopper.analysis.graph;

import java.util.List;
import java.util.Map;

/**
 * An ONNX model without its weights.
 *
 * @param opsets operator-set version by domain; the default domain is the empty string
 * @param functions model-local functions, which nodes call by domain, name and overload
 */
public record Model(
        long irVersion, Map<String, Long> opsets, Graph graph, List<Function> functions) {
    public Model {
        opsets = Map.copyOf(opsets);
        functions = List.copyOf(functions);
    }
}
