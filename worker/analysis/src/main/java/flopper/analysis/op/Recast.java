package flopper.analysis.op;

import flopper.analysis.cost.Cost;
import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Attributes;
import flopper.analysis.graph.Node;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node as another operator's rule would see it: with some of its inputs, other types or other
 * attributes. For operators that are another one with something before or after it, so that their rule
 * is composed of that one's and never a copy.
 */
public final class Recast {
    private final TypedNode node;
    private final List<Optional<TypedNode.Input>> inputs;
    private final Map<String, AttributeValue> attributes;
    private long opset;

    private Recast(TypedNode node) {
        this.node = node;
        this.inputs = new ArrayList<>();
        this.attributes = new LinkedHashMap<>(node.attributes().values());
        this.opset = node.opset();
    }

    /**
     * @param opset version of the other operator's domain whose form the node has
     * @param inputs positions of the inputs to keep, in the order the other operator wants them
     */
    public static Recast of(TypedNode node, long opset, int... inputs) {
        Recast recast = new Recast(node);
        recast.opset = opset;
        for (int input : inputs) {
            recast.inputs.add(node.hasInput(input) ? node.inputs().get(input) : Optional.empty());
        }
        return recast;
    }

    /** The same, with all inputs as they are. */
    public static Recast of(TypedNode node, long opset) {
        Recast recast = new Recast(node);
        recast.opset = opset;
        recast.inputs.addAll(node.inputs());
        return recast;
    }

    /** Adds one more input, of a type of its own. */
    public Recast plus(ValueType type) {
        inputs.add(Optional.of(new TypedNode.Input(type, Optional.empty(), false)));
        return this;
    }

    /** Adds one more input, which is absent. */
    public Recast plusAbsent() {
        inputs.add(Optional.empty());
        return this;
    }

    /** Gives an input another type, and no values. */
    public Recast retyped(int input, ValueType type) {
        inputs.set(input, Optional.of(new TypedNode.Input(type, Optional.empty(), false)));
        return this;
    }

    public Recast with(String attribute, AttributeValue value) {
        attributes.put(attribute, value);
        return this;
    }

    public Recast without(String attribute) {
        attributes.remove(attribute);
        return this;
    }

    public TypedNode typed() {
        Node original = node.node();
        return new TypedNode(
                original.with(original.name(), new Attributes(attributes)), opset, inputs);
    }

    /** The output types that the other operator's rule gives. */
    public List<ValueType> infer(Operator rule) {
        return rule.infer(typed());
    }

    /**
     * The type of the first output that the other operator's rule gives.
     *
     * @throws ShapeException when that is no tensor
     */
    public TensorType output(Operator rule) {
        if (infer(rule).getFirst() instanceof TensorType tensor) {
            return tensor;
        }
        throw new ShapeException("output 0 is not a tensor");
    }

    /** The cost by the other operator's rule. */
    public Cost cost(Operator rule) {
        TypedNode typed = typed();
        return rule.cost(new ResolvedNode(typed, rule.infer(typed)));
    }
}
