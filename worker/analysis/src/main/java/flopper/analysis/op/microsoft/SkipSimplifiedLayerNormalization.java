package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.normalization.RmsNormalization;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Root-mean-square normalisation of the sum of input, skip connection and bias.
 *
 * <p>Shapes: input [B, S, H] or [T, H], skip as it, gamma [H], bias [H]? → output and, last, the sum as input; between
 * them mean and inv_std_var with a last axis of 1.
 * <p>Cost: one addition per element for skip, one for bias; then as RMSNormalization.
 * <p>Convention: as RMSNormalization.
 * <p>Fails: {@link flopper.analysis.tensor.ShapeException} when skip, gamma or bias does not broadcast.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: SkipSimplifiedLayerNormalization, version 1.
 */
public final class SkipSimplifiedLayerNormalization implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.microsoft("SkipSimplifiedLayerNormalization");
    }

    private static final RmsNormalization NORMALIZATION = new RmsNormalization();
    private static final int BIAS = 3;

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        SkipSum.require(node, BIAS);
        TensorType statistics =
                new TensorType(ElementType.FLOAT, input.shape().with(input.shape().rank() - 1, 1));
        return List.of(normalization(node).output(NORMALIZATION), statistics, statistics, input);
    }

    private static Recast normalization(TypedNode node) {
        return Recast.of(node, 23, 0, 2);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return normalization(node).cost(NORMALIZATION).plus(SkipSum.cost(node, BIAS));
    }
}
