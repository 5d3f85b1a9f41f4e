package flopper.analysis.op.sequence;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.OptionalType;
import flopper.analysis.tensor.SequenceType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.UnknownType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Joins the tensors of a sequence along one axis, a new one if asked.
 *
 * <p>Shapes: sequence of tensors → as Concat of them; with new_axis each first gets an axis of 1 there.
 * <p>Cost: none.
 * <p>Convention: every element is read and written once.
 * <p>Fails: {@link ShapeException} when the sequence is empty, or ranks or other dimensions differ.
 * <p>Source: ONNX operator ConcatFromSequence, opset 11.
 */
public final class ConcatFromSequence implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("ConcatFromSequence");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        List<ValueType> elements = Sequences.elements(node, 0);
        if (elements.isEmpty()) {
            throw new ShapeException("the sequence is empty");
        }
        boolean newAxis = node.attributes().integer("new_axis", 0) != 0;
        long given =
                node.attributes()
                        .integer("axis")
                        .orElseThrow(() -> new ShapeException("axis is missing"));
        TensorType first = part(elements.getFirst(), newAxis, given);
        int axis = first.shape().axis(given);
        long size = 0;
        for (ValueType element : elements) {
            Shape shape = part(element, newAxis, given).shape();
            if (shape.rank() != first.shape().rank()
                    || !shape.with(axis, 0).equals(first.shape().with(axis, 0))) {
                throw new ShapeException(
                        shape + " cannot be joined to " + first.shape() + " along axis " + axis);
            }
            size += shape.dim(axis);
        }
        return List.of(first.with(first.shape().with(axis, size)));
    }

    private static TensorType part(ValueType element, boolean newAxis, long axis) {
        return switch (element) {
            case TensorType tensor -> newAxis ? raised(tensor, axis) : tensor;
            case UnknownType(_, String reason) -> throw new UnresolvedException(reason);
            case SequenceType _, OptionalType _ ->
                    throw new ShapeException("the sequence holds other things than tensors");
        };
    }

    private static TensorType raised(TensorType tensor, long axis) {
        int rank = tensor.shape().rank() + 1;
        int at = Shape.of(new long[rank]).axis(axis);
        long[] dims = new long[rank];
        for (int i = 0; i < rank; i++) {
            dims[i] = i == at ? 1 : tensor.shape().dim(i < at ? i : i - 1);
        }
        return tensor.with(Shape.of(dims));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }
}
