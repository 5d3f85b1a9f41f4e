package flopper.analysis.onnx;

import flopper.analysis.InvalidModelException;
import flopper.analysis.ModelFault;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.TensorData;
import flopper.analysis.graph.ValueInfo;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What every ONNX graph must obey: known versions, names, single assignment, topological order. */
final class StructureCheck {
    /** Newest published version of the default domain; a file that asks for more cannot be right. */
    private static final long OPSET_MAX = 28;

    private StructureCheck() {}

    static void check(Model model) {
        long opset = model.opsets().getOrDefault("", 1L);
        if (opset < 1 || opset > OPSET_MAX) {
            throw new InvalidModelException(
                    ModelFault.UNKNOWN_OPSET,
                    "operator set " + opset + " is not between 1 and " + OPSET_MAX);
        }
        for (Map.Entry<String, Long> entry : model.opsets().entrySet()) {
            if (entry.getValue() < 1) {
                throw new InvalidModelException(
                        ModelFault.UNKNOWN_OPSET,
                        "operator set of domain " + entry.getKey() + " is " + entry.getValue());
            }
        }
        Graph graph = model.graph();
        if (graph.outputs().isEmpty()) {
            throw new InvalidModelException(ModelFault.NO_OUTPUT, "the graph has no output");
        }
        Set<String> defined = new HashSet<>();
        for (ValueInfo input : graph.inputs()) {
            define(defined, named(input.name(), "an input of the graph"), "graph input");
        }
        Set<String> initializers = new HashSet<>();
        for (TensorData initializer : graph.initializers()) {
            define(initializers, named(initializer.name(), "an initializer"), "initializer");
        }
        defined.addAll(initializers);
        for (Node node : graph.nodes()) {
            checkNode(graph, node, defined);
        }
        for (ValueInfo output : graph.outputs()) {
            if (!defined.contains(named(output.name(), "an output of the graph"))) {
                throw new InvalidModelException(
                        ModelFault.MISSING_VALUE,
                        "graph output " + output.name() + " is produced by no node");
            }
        }
    }

    private static void checkNode(Graph graph, Node node, Set<String> defined) {
        named(node.opType(), "node " + node.label());
        for (String input : node.inputs()) {
            if (!input.isEmpty() && !defined.contains(input)) {
                throw undefined(graph, node, input);
            }
        }
        for (String output : node.outputs()) {
            if (!output.isEmpty()) {
                define(defined, output, "output of node " + node.label() + ":");
            }
        }
    }

    private static InvalidModelException undefined(Graph graph, Node user, String value) {
        for (Node node : graph.nodes()) {
            if (node.outputs().contains(value)) {
                return new InvalidModelException(
                        ModelFault.CYCLIC_GRAPH,
                        "node "
                                + user.label()
                                + " uses "
                                + value
                                + ", which node "
                                + node.label()
                                + " produces only later: the graph has a cycle");
            }
        }
        return new InvalidModelException(
                ModelFault.MISSING_VALUE,
                "node " + user.label() + " uses " + value + ", which nothing produces");
    }

    private static void define(Set<String> defined, String name, String what) {
        if (!defined.add(name)) {
            throw new InvalidModelException(
                    ModelFault.DUPLICATE_NAME,
                    what + " " + name + " has the name of another value");
        }
    }

    private static String named(String name, String what) {
        if (name.isEmpty()) {
            throw new InvalidModelException(ModelFault.MISSING_NAME, what + " has no name");
        }
        return name;
    }
}
