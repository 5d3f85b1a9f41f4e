package flopper.analysis.op.pooling;

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

import java.util.List;

/**
 * The largest elements of a grid of bins in each region of interest.
 *
 * <p>Shapes: X [N, C, H, W], rois [R, 5] → Y [R, C, p1, p2], p being {@code pooled_shape}.
 *
 * <p>Cost: one comparison for each element of a bin but its first; how many that is depends on the regions,
 * which only a run gives, so the cost is unresolved unless there is no region.
 *
 * <p>Convention: unknown is never counted as zero.
 *
 * <p>Fails: {@link ShapeException} when X is not of rank 4, rois not [R, 5], or pooled_shape is missing.
 *
 * <p>Source: ONNX operator MaxRoiPool, opset 1–22.
 */
public final class MaxRoiPool implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("MaxRoiPool");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        Shape regions = node.input(1).shape();
        if (input.shape().rank() != 4 || regions.rank() != 2 || regions.dim(1) != 5) {
            throw new ShapeException(
                    "X "
                            + input.shape()
                            + " and rois "
                            + regions
                            + " are not [N, C, H, W] and [R, 5]");
        }
        List<Long> pooled = node.attributes().integers("pooled_shape").orElse(List.of());
        if (pooled.size() != 2) {
            throw new ShapeException("pooled_shape is " + pooled + ", not two numbers");
        }
        return List.of(
                input.with(
                        Shape.of(
                                regions.dim(0),
                                input.shape().dim(1),
                                pooled.get(0),
                                pooled.get(1))));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        if (node.output(0).elements() == 0) {
            return Cost.NONE;
        }
        throw new UnresolvedException("the sizes of the regions (input 1) depend on data");
    }
}
