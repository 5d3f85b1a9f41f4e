package flopper.analysis.op;

import flopper.analysis.graph.Attributes;
import flopper.analysis.graph.Node;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.UnknownType;
import flopper.analysis.tensor.ValueType;

import java.util.List;
import java.util.Optional;

/** A node with what is known about its inputs: everything an operator's {@code infer} may look at. */
public class TypedNode {
    /** What is known about one input: its type and, where folding reached it, its values. */
    public record Input(ValueType type, Optional<ConstantTensor> values, boolean weight) {}

    private final Node node;
    private final long opset;
    private final List<Optional<Input>> inputs;

    /**
     * @param opset version of the node's domain that the model imports
     * @param inputs one per named input; empty where an optional input is absent
     */
    public TypedNode(Node node, long opset, List<Optional<Input>> inputs) {
        this.node = node;
        this.opset = opset;
        this.inputs = List.copyOf(inputs);
    }

    public final Node node() {
        return node;
    }

    public final Attributes attributes() {
        return node.attributes();
    }

    public final long opset() {
        return opset;
    }

    /** Number of inputs named in the file, absent ones in between included. */
    public final int inputCount() {
        return inputs.size();
    }

    /** Number of outputs named in the file. */
    public final int outputCount() {
        return node.outputs().size();
    }

    public final boolean hasInput(int index) {
        return index < inputs.size() && inputs.get(index).isPresent();
    }

    public final boolean hasOutput(int index) {
        return index < node.outputs().size() && !node.outputs().get(index).isEmpty();
    }

    /**
     * The type of an input of any kind.
     *
     * @throws ShapeException when the input is absent
     * @throws UnresolvedException when its type is unknown
     */
    public final ValueType value(int index) {
        ValueType type = known(index).type();
        if (type instanceof UnknownType(_, String reason)) {
            throw new UnresolvedException(reason);
        }
        return type;
    }

    /**
     * The type of a tensor input.
     *
     * @throws ShapeException when the input is absent or no tensor
     * @throws UnresolvedException when its shape is unknown
     */
    public final TensorType input(int index) {
        if (value(index) instanceof TensorType tensor) {
            return tensor;
        }
        throw new ShapeException("input " + index + " is not a tensor");
    }

    /** The values of an input where they are known before the model runs. */
    public final Optional<ConstantTensor> constant(int index) {
        return hasInput(index) ? known(index).values() : Optional.empty();
    }

    /**
     * The values of an input that a shape depends on.
     *
     * @throws UnresolvedException when only a run would give them
     */
    public final ConstantTensor requireConstant(int index, String role) {
        if (hasInput(index) && known(index).type() instanceof UnknownType(_, String reason)) {
            throw new UnresolvedException(reason);
        }
        return constant(index)
                .orElseThrow(() ->
                        new UnresolvedException(role + " (input " + index + ") depends on data"));
    }

    /**
     * The first value of an input that a shape depends on and that has one element.
     *
     * @throws ShapeException when the input is empty
     * @throws UnresolvedException when only a run would give it
     */
    public final long requireScalar(int index, String role) {
        ConstantTensor values = requireConstant(index, role);
        if (values.size() == 0) {
            throw new ShapeException(role + " (input " + index + ") is empty");
        }
        return values.longAt(0);
    }

    /** True when the input is an initializer or comes from a Constant node. */
    public final boolean isWeight(int index) {
        return hasInput(index) && known(index).weight();
    }

    private Input known(int index) {
        if (!hasInput(index)) {
            throw new ShapeException("input " + index + " is missing");
        }
        return inputs.get(index).orElseThrow();
    }

    final List<Optional<Input>> inputs() {
        return inputs;
    }
}
