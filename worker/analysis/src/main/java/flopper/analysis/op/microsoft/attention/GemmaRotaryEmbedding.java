package flopper.analysis.op.microsoft.attention;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.shape.Broadcasting;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Rotary position embedding of queries and keys from the angles themselves.
 *
 * <p>Shapes: emb [B, L, d], q, q_rot, k, k_rot [B, H, L, d] → q and k embedded, as q and k.
 * <p>Cost: two transcendentals per angle; two multiplications and one addition per element of q and of k.
 * <p>Convention: halves were swapped and negated before, in q_rot and k_rot.
 * <p>Fails: {@link flopper.analysis.tensor.ShapeException} when q and q_rot, or k and k_rot, differ.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: GemmaRotaryEmbedding, version 1.
 */
public final class GemmaRotaryEmbedding implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.microsoft("GemmaRotaryEmbedding");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        Broadcasting.requireStretches(node.input(2).shape(), node.input(1).shape());
        Broadcasting.requireStretches(node.input(4).shape(), node.input(3).shape());
        return List.of(node.input(1), node.input(3));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        long embedded = node.input(1).elements() + node.input(3).elements();
        return Cost.transcendentals(2)
                .times(node.input(0).elements())
                .plus(new Cost(0, 1, 2, 0, 0, 0).times(embedded));
    }
}
