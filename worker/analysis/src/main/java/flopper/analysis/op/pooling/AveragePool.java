package flopper.analysis.op.pooling;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.shape.SpatialWindow;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * The mean of the elements under a sliding window.
 *
 * <p>Shapes: X [N, C, d1…dn] → Y [N, C, o1…on]; see {@link SpatialWindow}.
 *
 * <p>Cost: elements of Y · (∏k − 1) additions; elements of Y divisions.
 *
 * <p>Convention: positions that fall on padding count as added, whatever {@code count_include_pad} says.
 *
 * <p>Fails: {@link ShapeException} when the rank is not the kernel's plus 2, or the kernel is too large.
 *
 * <p>Source: ONNX operator AveragePool, opset 1–22.
 */
public final class AveragePool implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("AveragePool");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        SpatialWindow window = SpatialWindow.ofPooling(node.attributes());
        return List.of(input.with(window.output(input.shape(), Pooled.channels(input.shape()))));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        SpatialWindow window = SpatialWindow.ofPooling(node.attributes());
        return Cost.additions(window.kernelElements() - 1)
                .plus(Cost.divisions(1))
                .times(node.output(0).elements());
    }
}
