package flopper.analysis.op.attention;

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
 * Attention by a recurrent state in place of scores.
 *
 * <p>Shapes: query [B, T, Hq·d], key [B, T, Hk·d], value [B, T, Hk·e], past_state [B, Hk, d, e]?, decay?,
 * beta? → output [B, T, Hq·e], present_state [B, Hk, d, e] of past_state's element type, else query's.
 *
 * <p>Cost: for each of the B·T tokens, Hk·d·e multiply-adds (state update) and Hq·d·e (output), Hq·e
 * multiplications (scale); in the gated rules one transcendental for each element of decay and Hk·d·e
 * multiplications; in the delta rules Hk·d·e multiply-adds (what the state recalls), Hk·e additions and Hk·e
 * multiplications.
 *
 * <p>Convention: counted token by token, whatever {@code chunk_size} an implementation works in.
 *
 * <p>Fails: {@link ShapeException} when heads and sizes disagree, or update_rule is unknown.
 *
 * <p>Source: ONNX operator LinearAttention, opset 27.
 */
public final class LinearAttention implements Operator {
    private static final int PAST_STATE = 3;
    private static final int DECAY = 4;

    private record Geometry(HeadedShape query, HeadedShape key, HeadedShape value) {
        static Geometry of(TypedNode node) {
            long queryHeads = node.attributes().integer("q_num_heads", 0);
            long keyHeads = node.attributes().integer("kv_num_heads", 0);
            return new Geometry(
                    HeadedShape.packed(node.input(0).shape(), queryHeads, "q_num_heads"),
                    HeadedShape.packed(node.input(1).shape(), keyHeads, "kv_num_heads"),
                    HeadedShape.packed(node.input(2).shape(), keyHeads, "kv_num_heads"));
        }

        Geometry {
            if (query.size() != key.size()
                    || query.heads() % key.heads() != 0
                    || query.length() != key.length()
                    || query.length() != value.length()
                    || query.batch() != key.batch()
                    || query.batch() != value.batch()) {
                throw new ShapeException(
                        "queries, keys and values disagree: " + query + ", " + key + ", " + value);
            }
        }

        long tokens() {
            return Math.multiplyExact(query.batch(), query.length());
        }

        /** Elements of the state of one head. */
        long state() {
            return Math.multiplyExact(key.size(), value.size());
        }
    }

    @Override
    public OperatorId id() {
        return OperatorId.onnx("LinearAttention");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType query = node.input(0);
        Geometry geometry = Geometry.of(node);
        rule(node);
        HeadedShape key = geometry.key();
        long width = Math.multiplyExact(geometry.query().heads(), geometry.value().size());
        TensorType stateType = node.hasInput(PAST_STATE) ? node.input(PAST_STATE) : query;
        return List.of(
                query.with(query.shape().with(2, width)),
                stateType.with(
                        Shape.of(key.batch(), key.heads(), key.size(), geometry.value().size())));
    }

    private static String rule(TypedNode node) {
        String rule = node.attributes().text("update_rule", "gated_delta");
        if (!List.of("linear", "gated", "delta", "gated_delta").contains(rule)) {
            throw new ShapeException("update_rule is \"" + rule + "\"");
        }
        return rule;
    }

    @Override
    public Cost cost(ResolvedNode node) {
        Geometry geometry = Geometry.of(node);
        long queryHeads = geometry.query().heads();
        long keyHeads = geometry.key().heads();
        long size = geometry.value().size();
        Cost token =
                Cost.multiplyAdds(keyHeads + queryHeads)
                        .times(geometry.state())
                        .plus(Cost.multiplications(queryHeads).times(size));
        Cost decay = Cost.NONE;
        if (rule(node).startsWith("gated")) {
            token = token.plus(Cost.multiplications(keyHeads).times(geometry.state()));
            decay = Cost.transcendentals(node.hasInput(DECAY) ? node.input(DECAY).elements() : 0);
        }
        if (rule(node).endsWith("delta")) {
            token =
                    token.plus(Cost.multiplyAdds(keyHeads).times(geometry.state()))
                            .plus(new Cost(0, 1, 1, 0, 0, 0).times(keyHeads).times(size));
        }
        return token.times(geometry.tokens()).plus(decay);
    }
}
