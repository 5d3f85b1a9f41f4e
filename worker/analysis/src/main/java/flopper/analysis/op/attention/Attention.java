package flopper.analysis.op.attention;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.normalization.SoftmaxFamily;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Scaled dot-product attention: multi-head, grouped-query or multi-query, with a cache of keys and values.
 *
 * <p>Shapes: Q [B, Hq, L, d], K [B, Hk, S, d], V [B, Hk, S, e], each also packed as [B, length, heads·size];
 * attn_mask?, past_key [B, Hk, P, d]?, past_value [B, Hk, P, e]?, nonpad_kv_seqlen [B]? → Y [B, Hq, L, e],
 * packed where Q is; present_key [B, Hk, T, d], present_value [B, Hk, T, e], qk_matmul_output
 * [B, Hq, L, T], with T = P + S.
 *
 * <p>Cost: B·Hq·L·T·(d + e) multiply-adds (Q·Kᵀ and its product with V); B·Hq·L·d + B·Hk·T·d multiplications
 * (scale); for each of the B·Hq·L·T scores the operations of softmax over rows of T, an addition for
 * attn_mask, a comparison each for is_causal, a window and nonpad_kv_seqlen, and with softcap a division, a
 * transcendental and a multiplication.
 *
 * <p>Convention: masked scores count as computed (as PyTorch counts causal attention).
 *
 * <p>Fails: {@link ShapeException} when sizes of Q, K, V and past disagree, or Hk does not divide Hq.
 *
 * <p>Source: ONNX operator Attention, opset 23–25.
 */
public final class Attention implements Operator {
    private static final int MASK = 3;
    private static final int PAST_KEY = 4;
    private static final int NONPAD_LENGTHS = 6;

    private record Geometry(
            HeadedShape query, HeadedShape key, HeadedShape value, long past, boolean packed) {
        static Geometry of(TypedNode node) {
            long past = node.hasInput(PAST_KEY) ? node.input(PAST_KEY).shape().dim(2) : 0;
            return new Geometry(
                    HeadedShape.of(node, 0, "q_num_heads"),
                    HeadedShape.of(node, 1, "kv_num_heads"),
                    HeadedShape.of(node, 2, "kv_num_heads"),
                    past,
                    node.input(0).shape().rank() == 3);
        }

        Geometry {
            if (query.size() != key.size()
                    || key.length() != value.length()
                    || key.heads() != value.heads()
                    || key.heads() < 1
                    || query.heads() % key.heads() != 0
                    || query.batch() != key.batch()
                    || query.batch() != value.batch()) {
                throw new ShapeException(
                        "queries, keys and values disagree: " + query + ", " + key + ", " + value);
            }
        }

        long total() {
            return Math.addExact(past, key.length());
        }

        Shape output() {
            return packed
                    ? Shape.of(query.batch(), query.length(), query.heads() * value.size())
                    : Shape.of(query.batch(), query.heads(), query.length(), value.size());
        }

        Shape scores() {
            return Shape.of(query.batch(), query.heads(), query.length(), total());
        }

        Shape present(HeadedShape part) {
            return Shape.of(part.batch(), part.heads(), total(), part.size());
        }
    }

    @Override
    public OperatorId id() {
        return OperatorId.onnx("Attention");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType query = node.input(0);
        Geometry geometry = Geometry.of(node);
        return List.of(
                query.with(geometry.output()),
                node.input(1).with(geometry.present(geometry.key())),
                node.input(2).with(geometry.present(geometry.value())),
                query.with(geometry.scores()));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        Geometry geometry = Geometry.of(node);
        long scores = geometry.scores().elements();
        long scaled = node.input(0).elements();
        long keys = geometry.present(geometry.key()).elements();
        long rows = geometry.total() == 0 ? 0 : scores / geometry.total();
        return Cost.multiplyAdds(geometry.key().size() + geometry.value().size())
                .plus(perScore(node))
                .times(scores)
                .plus(Cost.multiplications(scaled + keys))
                .plus(SoftmaxFamily.SOFTMAX.of(scores, rows));
    }

    private static Cost perScore(TypedNode node) {
        boolean causal = node.attributes().integer("is_causal", 0) != 0;
        boolean window =
                node.attributes().integer("left_window_size", -1) >= 0
                        || node.attributes().integer("right_window_size", -1) >= 0;
        int masks = (causal ? 1 : 0) + (window ? 1 : 0) + (node.hasInput(NONPAD_LENGTHS) ? 1 : 0);
        Cost masking = Cost.additions(node.hasInput(MASK) ? 1 : 0).plus(Cost.comparisons(masks));
        return node.attributes().real("softcap", 0) == 0
                ? masking
                : masking.plus(new Cost(0, 0, 1, 1, 0, 1));
    }
}
