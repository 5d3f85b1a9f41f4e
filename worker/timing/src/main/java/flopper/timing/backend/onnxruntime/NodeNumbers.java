package flopper.timing.backend.onnxruntime;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Attributes;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names each node by its position in the submitted file, because names may be missing, repeated or
 * hostile, and the runtime's profile knows nodes by name only. Nodes of subgraphs get the name of
 * the node that holds them with a suffix that no other has, as the runtime demands.
 */
final class NodeNumbers {
    private static final String PREFIX = "flopper_layer_";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,9})(?:\\D.*)?");

    private int nestedNodes;

    private NodeNumbers() {}

    static Model apply(Model model) {
        NodeNumbers numbers = new NodeNumbers();
        Graph graph = model.graph();
        List<Node> nodes =
                graph.nodes().stream()
                        .map(node -> numbers.named(node, PREFIX + node.index()))
                        .toList();
        return new Model(
                model.irVersion(), model.opsets(), withNodes(graph, nodes), model.functions());
    }

    /**
     * The position of the node that a name of the runtime goes back to: it keeps the names of nodes
     * it takes over, and adds something to those of nodes it makes from others.
     */
    static OptionalInt position(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
                : OptionalInt.empty();
    }

    private static Graph withNodes(Graph graph, List<Node> nodes) {
        return new Graph(
                graph.name(), graph.inputs(), graph.outputs(), graph.initializers(), nodes);
    }

    private Node named(Node node, String name) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        node.attributes()
                .values()
                .forEach((key, value) -> attributes.put(key, within(value, name)));
        return node.with(name, new Attributes(attributes));
    }

    private AttributeValue within(AttributeValue value, String holder) {
        if (value instanceof AttributeValue.Subgraph(Graph graph)) {
            return new AttributeValue.Subgraph(subgraph(graph, holder));
        }
        if (value instanceof AttributeValue.Subgraphs(List<Graph> graphs)) {
            return new AttributeValue.Subgraphs(
                    graphs.stream().map(graph -> subgraph(graph, holder)).toList());
        }
        return value;
    }

    private Graph subgraph(Graph graph, String holder) {
        return withNodes(
                graph,
                graph.nodes().stream()
                        .map(node -> named(node, holder + "/" + nestedNodes++))
                        .toList());
    }
}
