package flopper.analysis.op.image;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.Arrays;
import java.util.List;

/**
 * The grid of positions that an affine map sends the points of an image or a volume to.
 *
 * <p>Shapes: theta [N, n, n + 1], size [n + 2] with values (N, C, d1…dn) → grid [N, d1…dn, n].
 *
 * <p>Cost: for each element of grid, n multiplications and n additions.
 *
 * <p>Convention: the map's row applied to a point, not counted as multiply-adds; the points themselves are not
 * counted.
 *
 * <p>Fails: {@link ShapeException} when theta and size disagree; {@link UnresolvedException} when size depends
 * on data.
 *
 * <p>Source: ONNX operator AffineGrid, opset 20.
 */
public final class AffineGrid implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("AffineGrid");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType theta = node.input(0);
        long[] size = node.requireConstant(1, "size").toLongs();
        int axes = size.length - 2;
        if (axes < 1 || !theta.shape().equals(Shape.of(size[0], axes, axes + 1L))) {
            throw new ShapeException(
                    "theta " + theta.shape() + " does not fit size " + Arrays.toString(size));
        }
        long[] dims = new long[axes + 2];
        dims[0] = size[0];
        System.arraycopy(size, 2, dims, 1, axes);
        dims[axes + 1] = axes;
        return List.of(theta.with(Shape.of(dims)));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        Shape grid = node.output(0).shape();
        return Cost.multiplications(1)
                .plus(Cost.additions(1))
                .times(grid.dim(-1))
                .times(grid.elements());
    }
}
