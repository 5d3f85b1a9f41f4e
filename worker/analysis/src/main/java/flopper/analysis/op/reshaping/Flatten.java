package flopper.analysis.op.reshaping;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.View;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * A matrix out of any tensor: the axes before one become rows, the rest columns.
 *
 * <p>Shapes: input [d1…dn] → [∏ d before axis, ∏ d from axis]; axis may equal the rank.
 * <p>Cost: none.
 * <p>Convention: a view, which moves no bytes.
 * <p>Fails: {@link ShapeException} when axis is outside [-rank, rank].
 * <p>Source: ONNX operator Flatten, opset 1–25.
 */
public final class Flatten implements Operator, ConstantFolding, View {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Flatten");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        Shape shape = input.shape();
        long given = node.attributes().integer("axis", 1);
        int axis = given == shape.rank() ? shape.rank() : shape.axis(given);
        return List.of(
                input.with(Shape.of(shape.elements(0, axis), shape.elements(axis, shape.rank()))));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        return Relabelling.fold(node);
    }
}
