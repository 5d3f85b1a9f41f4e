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
 * Distances between the rows of two matrices.
 *
 * <p>Shapes: A [M, N], B [K, N] → C [M, K].
 * <p>Cost: for each of the M·K pairs 2·N − 1 additions and N multiplications; one root for the metric euclidean.
 * <p>Convention: the definition counts, though kernels may use a matrix product.
 * <p>Fails: {@link ShapeException} when the widths differ or the metric is another than euclidean and sqeuclidean.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: CDist, version 1.
 */
public final class CDist implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.microsoft("CDist");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType left = node.input(0);
        Shape right = node.input(1).shape();
        if (left.shape().rank() != 2 || right.rank() != 2 || left.shape().dim(1) != right.dim(1)) {
            throw new ShapeException(
                    "the rows of " + left.shape() + " and " + right + " differ in width");
        }
        roots(node);
        return List.of(left.with(Shape.of(left.shape().dim(0), right.dim(0))));
    }

    private static int roots(TypedNode node) {
        String metric = node.attributes().text("metric", "sqeuclidean");
        return switch (metric) {
            case "euclidean" -> 1;
            case "sqeuclidean" -> 0;
            default -> throw new ShapeException("metric is \"" + metric + "\"");
        };
    }

    @Override
    public Cost cost(ResolvedNode node) {
        long width = node.input(0).shape().dim(1);
        return new Cost(0, Math.max(0, 2 * width - 1), width, 0, 0, roots(node))
                .times(node.output(0).elements());
    }
}
