package flopper.analysis.graph;

import java.util.List;
import java.util.Map;

/**
 * A model-local function: a body of nodes that a node of the same domain, name and overload stands for.
 *
 * @param attributes names of attributes a call must give
 * @param defaults attributes with default values
 */
public record Function(
        String domain,
        String name,
        String overload,
        List<String> inputs,
        List<String> outputs,
        List<String> attributes,
        Attributes defaults,
        Map<String, Long> opsets,
        List<Node> nodes) {
    public Function {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        attributes = List.copyOf(attributes);
        opsets = Map.copyOf(opsets);
        nodes = List.copyOf(nodes);
    }
}
