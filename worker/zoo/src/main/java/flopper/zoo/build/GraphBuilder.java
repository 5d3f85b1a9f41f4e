package flopper.zoo.build;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.TensorData;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Collects a graph's nodes, weights and constants under unique names. Every activation's first
 * dimension is the batch, declared as the symbol {@code N}. Weights have no values; integer
 * constants do. Scalars are Constant nodes, since a floating-point initializer counts as a weight.
 */
final class GraphBuilder {
    /** Operators with LayerNormalization, HardSwish and Gelu; ONNX Runtime knows it since 1.17. */
    private static final long OPSET = 20;

    private static final long IR_VERSION = 9;

    private static final ValueInfo.Dimension BATCH = new ValueInfo.Symbol("N");

    private final String name;
    private final List<ValueInfo> inputs = new ArrayList<>();
    private final Map<String, TensorData> initializers = new LinkedHashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Integer> namesTaken = new HashMap<>();
    private final Map<Float, Value> scalars = new HashMap<>();

    GraphBuilder(String name) {
        this.name = name;
    }

    Value input(String inputName, ElementType elementType, Shape shape) {
        inputs.add(new ValueInfo(unique(inputName), declared(elementType, shape)));
        return new Value(inputName, shape);
    }

    /** A node with one output, which bears the node's name. */
    Value node(
            String nodeName,
            String opType,
            List<Value> operands,
            NodeAttributes attributes,
            Shape result) {
        String output = unique(nodeName);
        add(output, opType, operands, List.of(output), attributes);
        return new Value(output, result);
    }

    /** A node with several outputs, which are numbered after its name. */
    List<Value> nodes(
            String nodeName,
            String opType,
            List<Value> operands,
            NodeAttributes attributes,
            List<Shape> results) {
        String unique = unique(nodeName);
        List<Value> outputs = new ArrayList<>();
        for (Shape result : results) {
            outputs.add(new Value(unique(unique + "." + outputs.size()), result));
        }
        add(unique, opType, operands, outputs.stream().map(Value::name).toList(), attributes);
        return outputs;
    }

    private void add(
            String nodeName,
            String opType,
            List<Value> operands,
            List<String> outputs,
            NodeAttributes attributes) {
        nodes.add(
                new Node(
                        nodes.size(),
                        nodeName,
                        "",
                        opType,
                        operands.stream().map(Value::name).toList(),
                        outputs,
                        attributes.toAttributes()));
    }

    /** A weight; asking again for the same name gives the same, shared weight. */
    Value weight(String weightName, Shape shape) {
        TensorType type = new TensorType(ElementType.FLOAT, shape);
        TensorData known =
                initializers.putIfAbsent(
                        weightName, new TensorData(weightName, type, Optional.empty()));
        if (known != null && !known.type().equals(type)) {
            throw new IllegalArgumentException(
                    weightName + " has the shape " + known.type().shape() + ", not " + shape);
        }
        return new Value(weightName, shape);
    }

    Value integers(String constantName, ConstantTensor values) {
        String unique = unique(constantName);
        initializers.put(unique, new TensorData(unique, values.type(), Optional.of(values)));
        return new Value(unique, values.shape());
    }

    /** A number; every use of the same number in a graph shares one Constant node. */
    Value scalar(float number) {
        Value known = scalars.get(number);
        if (known != null) {
            return known;
        }
        ConstantTensor tensor = ConstantTensor.ofDoubles(ElementType.FLOAT, Shape.scalar(), number);
        AttributeValue value =
                new AttributeValue.Tensor(new TensorData("", tensor.type(), Optional.of(tensor)));
        Value scalar =
                node(
                        "scalar_" + number,
                        "Constant",
                        List.of(),
                        NodeAttributes.none().with("value", value),
                        Shape.scalar());
        scalars.put(number, scalar);
        return scalar;
    }

    /** The finished model, whose output is the value that the last node puts out. */
    Model model(Value result) {
        Node last = nodes.removeLast();
        if (!last.outputs().equals(List.of(result.name()))) {
            throw new IllegalStateException(result.name() + " is not what the last node puts out");
        }
        List<Node> all =
                Stream.concat(
                                nodes.stream(),
                                Stream.of(
                                        new Node(
                                                last.index(),
                                                last.name(),
                                                last.domain(),
                                                last.opType(),
                                                last.inputs(),
                                                List.of("output"),
                                                last.attributes())))
                        .toList();
        ValueInfo output = new ValueInfo("output", declared(ElementType.FLOAT, result.shape()));
        Graph graph =
                new Graph(name, inputs, List.of(output), List.copyOf(initializers.values()), all);
        return new Model(IR_VERSION, Map.of("", OPSET), graph, List.of());
    }

    private static ValueInfo.DeclaredTensor declared(ElementType elementType, Shape shape) {
        List<ValueInfo.Dimension> dims = new ArrayList<>(List.of(BATCH));
        shape.toList().forEach(size -> dims.add(new ValueInfo.Fixed(size)));
        return new ValueInfo.DeclaredTensor(elementType, Optional.of(dims));
    }

    /** The wanted name, numbered from its second use on. */
    private String unique(String wanted) {
        int uses = namesTaken.merge(wanted, 1, Integer::sum);
        return uses == 1 ? wanted : unique(wanted + "_" + (uses - 1));
    }
}
