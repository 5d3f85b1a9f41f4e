package flopper.analysis.op.image;

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
 * Reads a tensor at the positions that a grid names.
 *
 * <p>Shapes: X [N, C, d1…dn], grid [N, o1…on, n] → Y [N, C, o1…on].
 *
 * <p>Cost: for each element of grid, 2 additions, 1 multiplication and 1 division (its position in X); for
 * each element of Y a weighted sum of t samples, t multiplications and t − 1 additions, with t = 2^n (linear)
 * or 4^n (cubic); none in mode nearest.
 *
 * <p>Convention: the weights of samples are not counted; samples on padding are.
 *
 * <p>Fails: {@link ShapeException} when ranks or batches of X and grid disagree, or mode is unknown.
 *
 * <p>Source: ONNX operator GridSample, opset 16–22.
 */
public final class GridSample implements Operator {
    private static final Cost POSITION = new Cost(0, 2, 1, 1, 0, 0);

    @Override
    public OperatorId id() {
        return OperatorId.onnx("GridSample");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        Shape shape = input.shape();
        Shape grid = node.input(1).shape();
        mode(node);
        if (shape.rank() < 3
                || grid.rank() != shape.rank()
                || grid.dim(0) != shape.dim(0)
                || grid.dim(-1) != shape.rank() - 2) {
            throw new ShapeException("the grid " + grid + " does not fit the input " + shape);
        }
        long[] dims = shape.toArray();
        for (int axis = 2; axis < dims.length; axis++) {
            dims[axis] = grid.dim(axis - 1);
        }
        return List.of(input.with(Shape.of(dims)));
    }

    private static Interpolation mode(TypedNode node) {
        return Interpolation.of(node.attributes().text("mode", "linear"));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        long samples = 1;
        for (int axis = 2; axis < node.input(0).shape().rank(); axis++) {
            samples = Math.multiplyExact(samples, mode(node).taps());
        }
        return Interpolation.weightedSum(samples)
                .times(node.output(0).elements())
                .plus(POSITION.times(node.input(1).elements()));
    }
}
