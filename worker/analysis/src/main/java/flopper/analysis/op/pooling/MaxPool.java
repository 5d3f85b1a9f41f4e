package flopper.analysis.op.pooling;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.shape.SpatialWindow;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * The largest element under a sliding window and, if wanted, where it was.
 *
 * <p>Shapes: X [N, C, d1…dn] → Y [N, C, o1…on], Indices as Y, INT64; see {@link SpatialWindow}.
 *
 * <p>Cost: elements of Y · (∏k − 1) comparisons.
 *
 * <p>Convention: positions that fall on padding count as compared.
 *
 * <p>Fails: {@link ShapeException} when the rank is not the kernel's plus 2, or the kernel is too large.
 *
 * <p>Source: ONNX operator MaxPool, opset 1–22.
 */
public final class MaxPool implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("MaxPool");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        SpatialWindow window = SpatialWindow.ofPooling(node.attributes());
        TensorType pooled =
                input.with(window.output(input.shape(), Pooled.channels(input.shape())));
        return List.of(pooled, pooled.with(ElementType.INT64));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        SpatialWindow window = SpatialWindow.ofPooling(node.attributes());
        return Cost.comparisons(window.kernelElements() - 1).times(node.output(0).elements());
    }
}
