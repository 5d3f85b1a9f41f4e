package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.normalization.LayerNormalization;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.ArrayList;
import java.util.List;

/**
 * Layer normalisation of the sum of input, skip connection and bias.
 *
 * <p>Shapes: input [B, S, H], skip that broadcasts to it, gamma [H], beta [H]?, bias [H]? → output and, last, the sum
 * as input; between them mean and inv_std_var [B, S, 1].
 * <p>Cost: one addition per element for skip, one for bias; then as LayerNormalization.
 * <p>Convention: as LayerNormalization.
 * <p>Fails: {@link flopper.analysis.tensor.ShapeException} when skip, gamma, beta or bias does not broadcast.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: SkipLayerNormalization, version 1.
 */
public final class SkipLayerNormalization implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.microsoft("SkipLayerNormalization");
    }

    private static final LayerNormalization NORMALIZATION = new LayerNormalization();
    private static final int BIAS = 4;

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        SkipSum.require(node, BIAS);
        List<ValueType> types = new ArrayList<>(normalization(node).infer(NORMALIZATION));
        types.add(input);
        return types;
    }

    private static Recast normalization(TypedNode node) {
        return Recast.of(node, 17, 0, 2, 3);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return normalization(node).cost(NORMALIZATION).plus(SkipSum.cost(node, BIAS));
    }
}
