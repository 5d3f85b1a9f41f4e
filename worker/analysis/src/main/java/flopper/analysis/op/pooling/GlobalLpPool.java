package flopper.analysis.op.pooling;

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
 * The Lp norm of all spatial positions of a channel.
 *
 * <p>Shapes: X [N, C, d1…dn] → Y [N, C, 1…1].
 *
 * <p>Cost: for each of the N·C channels, ∏d − 1 additions and, with p = 2, ∏d multiplications and a root;
 * with p = 1, ∏d comparisons (absolute values); else ∏d comparisons, ∏d powers and a root.
 *
 * <p>Convention: a sum of m elements is m − 1 additions.
 *
 * <p>Fails: {@link ShapeException} when the input has no channel axis.
 *
 * <p>Source: ONNX operator GlobalLpPool, opset 1–22.
 */
public final class GlobalLpPool implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("GlobalLpPool");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        return List.of(input.with(Pooled.globally(input.shape())));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        Shape input = node.input(0).shape();
        double p = LpPool.p(node.attributes(), node.opset());
        return LpNorm.of(input.elements(2, input.rank()), p).times(node.output(0).elements());
    }
}
