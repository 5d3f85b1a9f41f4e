package flopper.analysis.op.matmul;

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
 * Determinant of square matrices.
 *
 * <p>Shapes: X […, M, M] → Y […].
 *
 * <p>Cost: for each matrix, M·(M − 1)/2 divisions, M·(M − 1)·(2M − 1)/6 multiplications and as many additions
 * (elimination), M − 1 multiplications (the diagonal).
 *
 * <p>Convention: Gaussian elimination without its search for pivots; not counted as multiply-adds.
 *
 * <p>Fails: {@link ShapeException} when X is no batch of square matrices.
 *
 * <p>Source: ONNX operator Det, opset 11–22.
 */
public final class Det implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Det");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        Shape shape = input.shape();
        if (shape.rank() < 2 || shape.dim(-1) != shape.dim(-2)) {
            throw new ShapeException("the matrices of " + shape + " are not square");
        }
        return List.of(input.with(Shape.of(shape.toList().subList(0, shape.rank() - 2))));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        long m = node.input(0).shape().dim(-1);
        long pairs = Math.multiplyExact(m, m - 1);
        long eliminated = Math.multiplyExact(pairs, 2 * m - 1) / 6;
        Cost matrix =
                Cost.divisions(pairs / 2)
                        .plus(Cost.multiplications(eliminated + Math.max(0, m - 1)))
                        .plus(Cost.additions(eliminated));
        return matrix.times(node.output(0).elements());
    }
}
