package flopper.analysis.op.text;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.shape.Broadcasting;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Joins strings pairwise.
 *
 * <p>Shapes: X, Y → the two broadcast.
 * <p>Cost: none.
 * <p>Convention: work on characters is no arithmetic.
 * <p>Fails: {@link flopper.analysis.tensor.ShapeException} when the shapes do not broadcast.
 * <p>Source: ONNX operator StringConcat, opset 20.
 */
public final class StringConcat implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("StringConcat");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType left = node.input(0);
        return List.of(left.with(Broadcasting.of(left.shape(), node.input(1).shape())));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }
}
