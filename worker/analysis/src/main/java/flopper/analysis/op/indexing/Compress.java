package flopper.analysis.op.indexing;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.Selection;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.Arrays;
import java.util.List;

/**
 * Keeps the slices that a condition selects.
 *
 * <p>Shapes: input [d1…dn], condition [k] → input with axis as long as condition has trues; without axis,
 * input flattened to a vector first.
 * <p>Cost: none.
 * <p>Convention: reads the condition and the slices kept.
 * <p>Fails: {@link ShapeException} when condition is longer than the axis; unresolved unless it is known.
 * <p>Source: ONNX operator Compress, opset 9–28.
 */
public final class Compress implements Operator, Selection {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Compress");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        ConstantTensor condition = node.requireConstant(1, "condition");
        Shape shape = node.attributes().has("axis") ? input.shape() : Shape.of(input.elements());
        int axis = shape.axis(node.attributes().integer("axis", 0));
        if (condition.size() > shape.dim(axis)) {
            throw new ShapeException(
                    "condition has "
                            + condition.size()
                            + " entries for an axis of "
                            + shape.dim(axis));
        }
        long kept = Arrays.stream(condition.toLongs()).filter(value -> value != 0).count();
        return List.of(input.with(shape.with(axis, kept)));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }
}
