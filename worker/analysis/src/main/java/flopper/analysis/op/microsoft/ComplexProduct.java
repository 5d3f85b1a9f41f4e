package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.shape.Broadcasting;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Products of complex numbers whose parts lie along the last axis.
 *
 * <p>Shapes: A, B […, 2] that broadcast → C.
 * <p>Cost: 4 multiplications and 2 additions for each complex output.
 * <p>Convention: taking the conjugate of B counts as nothing.
 * <p>Fails: {@link ShapeException} when the shapes do not broadcast or the last axis is not 2.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: ComplexMul, ComplexMulConj, version 1.
 */
public enum ComplexProduct implements Operator {
    COMPLEX_MUL("ComplexMul"),
    COMPLEX_MUL_CONJ("ComplexMulConj");

    private final String operator;

    ComplexProduct(String operator) {
        this.operator = operator;
    }

    @Override
    public OperatorId id() {
        return OperatorId.microsoft(operator);
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType left = node.input(0);
        Shape output = Broadcasting.of(left.shape(), node.input(1).shape());
        if (output.rank() == 0 || output.dim(-1) != 2) {
            throw new ShapeException("the last axis of " + output + " is not 2");
        }
        return List.of(left.with(output));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return new Cost(0, 2, 4, 0, 0, 0).times(node.output(0).elements() / 2);
    }
}
