package flopper.analysis.op;

import flopper.analysis.cost.Cost;
import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Attributes;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.TensorData;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** One node for an operator's test, written as a chain: opset, inputs in order, attributes. */
public final class TestNode {
    private final Operator operator;
    private final List<Optional<TypedNode.Input>> inputs = new ArrayList<>();
    private final Map<String, AttributeValue> attributes = new LinkedHashMap<>();
    private long opset = 21;
    private int outputs = 1;

    private TestNode(Operator operator) {
        this.operator = operator;
    }

    /** A node of the operator at opset 21 with one output and, so far, no inputs. */
    public static TestNode of(Operator operator) {
        return new TestNode(operator);
    }

    public TestNode opset(long version) {
        opset = version;
        return this;
    }

    public TestNode outputs(int count) {
        outputs = count;
        return this;
    }

    /** A FLOAT input whose values only a run would give. */
    public TestNode input(long... dims) {
        return input(TensorType.of(ElementType.FLOAT, dims));
    }

    public TestNode input(ValueType type) {
        inputs.add(Optional.of(new TypedNode.Input(type, Optional.empty(), false)));
        return this;
    }

    /** A FLOAT initializer. */
    public TestNode weight(long... dims) {
        return weight(TensorType.of(ElementType.FLOAT, dims));
    }

    public TestNode weight(TensorType type) {
        inputs.add(Optional.of(new TypedNode.Input(type, Optional.empty(), true)));
        return this;
    }

    /** An input whose values are known, as an initializer's or a folded node's are. */
    public TestNode constant(ConstantTensor values) {
        inputs.add(Optional.of(new TypedNode.Input(values.type(), Optional.of(values), true)));
        return this;
    }

    /** A known one-dimensional INT64 input. */
    public TestNode vector(long... values) {
        return constant(ConstantTensor.vector(values));
    }

    /** A known INT64 scalar. */
    public TestNode scalar(long value) {
        return constant(ConstantTensor.ofLongs(ElementType.INT64, Shape.scalar(), value));
    }

    /** An optional input that the node leaves out. */
    public TestNode absent() {
        inputs.add(Optional.empty());
        return this;
    }

    public TestNode integer(String name, long value) {
        return attribute(name, new AttributeValue.Int(value));
    }

    public TestNode integers(String name, long... values) {
        return attribute(name, new AttributeValue.Ints(Arrays.stream(values).boxed().toList()));
    }

    public TestNode real(String name, double value) {
        return attribute(name, new AttributeValue.Real((float) value));
    }

    public TestNode text(String name, String value) {
        return attribute(name, new AttributeValue.Text(value));
    }

    public TestNode tensor(String name, ConstantTensor values) {
        return attribute(
                name,
                new AttributeValue.Tensor(
                        new TensorData(name, values.type(), Optional.of(values))));
    }

    public TestNode attribute(String name, AttributeValue value) {
        attributes.put(name, value);
        return this;
    }

    public TypedNode typed() {
        Node node =
                new Node(
                        0,
                        "node",
                        operator.id().domain(),
                        operator.id().name(),
                        names("in", inputs.size()),
                        names("out", outputs),
                        new Attributes(attributes));
        return new TypedNode(node, opset, inputs);
    }

    public List<ValueType> infer() {
        return operator.infer(typed());
    }

    /** The type of the first output. */
    public ValueType type() {
        return infer().getFirst();
    }

    /** The shapes of all outputs, which must be tensors. */
    public List<Shape> shapes() {
        return infer().stream().map(type -> ((TensorType) type).shape()).toList();
    }

    /** The dimensions of the first output, which must be a tensor. */
    public List<Long> shape() {
        return shapes().getFirst().toList();
    }

    public Cost cost() {
        return operator.cost(resolved());
    }

    /** The first output's values; fails when the operator does not fold them. */
    public ConstantTensor folded() {
        return foldedAll().getFirst();
    }

    public List<ConstantTensor> foldedAll() {
        return ((ConstantFolding) operator).fold(resolved());
    }

    public ResolvedNode resolved() {
        return new ResolvedNode(typed(), infer());
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(index -> prefix + index).toList();
    }
}
