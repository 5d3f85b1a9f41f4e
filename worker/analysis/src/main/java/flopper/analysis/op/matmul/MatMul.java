package flopper.analysis.op.matmul;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Matrix product as NumPy's matmul: leading axes broadcast, a vector is a row on the left and a column on
 * the right.
 *
 * <p>Shapes: A […, M, K], B […, K, N] → Y [broadcast…, M, N]; the axis added to a vector is dropped again.
 *
 * <p>Cost: elements of Y · K multiply-adds.
 *
 * <p>Convention: one multiply-add for each product, the first included (as in fvcore and PyTorch).
 *
 * <p>Fails: {@link ShapeException} when the inner sizes differ, an operand is a scalar, or the leading axes
 * do not broadcast.
 *
 * <p>Source: ONNX operator MatMul, opset 1–13.
 */
public final class MatMul implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("MatMul");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType left = node.input(0);
        return List.of(left.with(MatrixProduct.shape(left.shape(), node.input(1).shape())));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.multiplyAdds(node.input(0).shape().dim(-1)).times(node.output(0).elements());
    }
}
