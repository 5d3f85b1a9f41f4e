package flopper.analysis.op.microsoft;

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
 * Inverses of square matrices.
 *
 * <p>Shapes: X […, M, M] → Y as X.
 * <p>Cost: for each matrix, M³ multiplications, M³ additions and M divisions.
 * <p>Convention: Gauss–Jordan elimination without its search for pivots; not counted as multiply-adds.
 * <p>Fails: {@link ShapeException} when X is no batch of square matrices.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: Inverse, version 1.
 */
public final class Inverse implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.microsoft("Inverse");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        Shape shape = input.shape();
        if (shape.rank() < 2 || shape.dim(-1) != shape.dim(-2)) {
            throw new ShapeException("the matrices of " + shape + " are not square");
        }
        return List.of(input);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        Shape shape = node.input(0).shape();
        long size = shape.dim(-1);
        return new Cost(0, 1, 1, 0, 0, 0)
                .times(Math.multiplyExact(size, size))
                .plus(Cost.divisions(1))
                .times(size)
                .times(shape.elements(0, shape.rank() - 2));
    }
}
