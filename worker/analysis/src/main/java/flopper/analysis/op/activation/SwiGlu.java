package flopper.analysis.op.activation;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Gated linear unit with a Swish gate: Swish(A)·B.
 *
 * <p>Shapes: A, B of A's shape → Y of A's type.
 *
 * <p>Cost: for each element, that of {@link Activation#SWISH} and 1 multiplication.
 *
 * <p>Convention: as Swish's.
 *
 * <p>Fails: {@link ShapeException} when the shapes differ; there is no broadcasting.
 *
 * <p>Source: ONNX operator SwiGLU, opset 28.
 */
public final class SwiGlu implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("SwiGLU");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType gate = node.input(0);
        Shape value = node.input(1).shape();
        if (!value.equals(gate.shape())) {
            throw new ShapeException("the gate " + gate.shape() + " and the value " + value);
        }
        return List.of(gate);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Activation.SWISH
                .perElement()
                .plus(Cost.multiplications(1))
                .times(node.output(0).elements());
    }
}
