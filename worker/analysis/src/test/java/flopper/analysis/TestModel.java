package flopper.analysis;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Attributes;
import flopper.analysis.graph.Function;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.TensorData;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.graph.ValueInfo.DeclaredTensor;
import flopper.analysis.graph.ValueInfo.Dimension;
import flopper.analysis.graph.ValueInfo.Fixed;
import flopper.analysis.graph.ValueInfo.Undeclared;
import flopper.analysis.op.OperatorId;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A small graph, written as a chain in file order. Names stand in one text with blanks between them;
 * a hyphen is an input or output that is absent.
 */
public final class TestModel {
    private final List<ValueInfo> inputs = new ArrayList<>();
    private final List<ValueInfo> outputs = new ArrayList<>();
    private final List<TensorData> initializers = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Function> functions = new ArrayList<>();

    /** A FLOAT input. */
    public TestModel input(String name, long... dims) {
        return input(name, ElementType.FLOAT, dims);
    }

    public TestModel input(String name, ElementType type, long... dims) {
        List<Dimension> declared =
                Arrays.stream(dims).mapToObj(size -> (Dimension) new Fixed(size)).toList();
        inputs.add(new ValueInfo(name, new DeclaredTensor(type, Optional.of(declared))));
        return this;
    }

    /** Inputs of a body, whose types come with its arguments. */
    public TestModel arguments(String names) {
        split(names).forEach(name -> inputs.add(new ValueInfo(name, new Undeclared())));
        return this;
    }

    /** A FLOAT initializer. */
    public TestModel weight(String name, long... dims) {
        return weight(name, ElementType.FLOAT, dims);
    }

    public TestModel weight(String name, ElementType type, long... dims) {
        initializers.add(new TensorData(name, TensorType.of(type, dims), Optional.empty()));
        return this;
    }

    public TestModel known(String name, ConstantTensor values) {
        initializers.add(new TensorData(name, values.type(), Optional.of(values)));
        return this;
    }

    public TestModel vector(String name, long... values) {
        return known(name, ConstantTensor.vector(values));
    }

    public TestModel bool(String name, boolean value) {
        return known(name, ConstantTensor.ofLongs(ElementType.BOOL, Shape.scalar(), value ? 1 : 0));
    }

    public TestModel scalar(String name, long value) {
        return known(name, ConstantTensor.ofLongs(ElementType.INT64, Shape.scalar(), value));
    }

    public TestModel node(String operator, String inputs, String outputs) {
        return node(operator, inputs, outputs, Map.of());
    }

    /**
     * A node of the default domain, of the one before a colon, or of {@code com.acme} when the name
     * begins with one; what follows a slash is the overload of the function that it calls.
     */
    public TestModel node(
            String operator,
            String inputNames,
            String outputNames,
            Map<String, AttributeValue> attributes) {
        int colon = operator.indexOf(':');
        String[] name = operator.substring(colon + 1).split("/", 2);
        nodes.add(
                new Node(
                        nodes.size(),
                        "",
                        colon < 0 ? "" : colon == 0 ? "com.acme" : operator.substring(0, colon),
                        name[0],
                        name.length > 1 ? name[1] : "",
                        split(inputNames),
                        split(outputNames),
                        new Attributes(attributes)));
        return this;
    }

    /**
     * Makes the nodes so far the body of a function of the domain {@code com.acme}; what follows a
     * slash in its name is its overload.
     */
    public TestModel function(String written, String inputNames, String outputNames) {
        String[] name = written.split("/", 2);
        functions.add(
                new Function(
                        "com.acme",
                        name[0],
                        name.length > 1 ? name[1] : "",
                        split(inputNames),
                        split(outputNames),
                        List.of(),
                        Attributes.NONE,
                        Map.of("", 21L),
                        nodes));
        nodes.clear();
        return this;
    }

    public TestModel output(String names) {
        split(names).forEach(name -> outputs.add(new ValueInfo(name, new Undeclared())));
        return this;
    }

    public Graph graph() {
        return new Graph("g", inputs, outputs, initializers, nodes);
    }

    /** The graph as a node's attribute. */
    public AttributeValue body() {
        return new AttributeValue.Subgraph(graph());
    }

    public Model model() {
        return new Model(10, Map.of("", 21L), graph(), functions);
    }

    static OperatorId acme(String name) {
        return new OperatorId("com.acme", name);
    }

    private static List<String> split(String names) {
        return names.isEmpty()
                ? List.of()
                : Arrays.stream(names.split(" ", -1))
                        .map(name -> name.equals("-") ? "" : name)
                        .toList();
    }
}
