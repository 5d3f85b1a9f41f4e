package flopper.analysis.op.pooling;

import flopper.analysis.cost.Cost;
import flopper.analysis.graph.Attributes;
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
 * The Lp norm of the elements under a sliding window.
 *
 * <p>Shapes: X [N, C, d1…dn] → Y [N, C, o1…on]; see {@link SpatialWindow}.
 *
 * <p>Cost: for each element of Y, ∏k − 1 additions and, with p = 2, ∏k multiplications and a root; with
 * p = 1, ∏k comparisons (absolute values); else ∏k comparisons, ∏k powers and a root.
 *
 * <p>Convention: positions that fall on padding count as computed.
 *
 * <p>Fails: {@link ShapeException} when the rank is not the kernel's plus 2, or the kernel is too large.
 *
 * <p>Source: ONNX operator LpPool, opset 1–22.
 */
public final class LpPool implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("LpPool");
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
        return LpNorm.of(window.kernelElements(), p(node.attributes(), node.opset()))
                .times(node.output(0).elements());
    }

    /** Opset 1 wrote p as a floating-point number. */
    static double p(Attributes attributes, long opset) {
        return opset < 2 ? attributes.real("p", 2) : attributes.integer("p", 2);
    }
}
