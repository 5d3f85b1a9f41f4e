package flopper.analysis.op.microsoft.attention;

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
 * Attention with a cache, over the blocks that a mask selects.
 *
 * <p>Shapes: query [B, S, Nq·h] or packed [B, S, (Nq + 2·Nk)·h], key, value?, past_key, past_value, block indices,
 * total_sequence_length, … → output [B, S, Nq·h]; present_key, present_value as past.
 * <p>Cost: with do_rotary as RotaryEmbedding of queries and new keys; as Attention over total_sequence_length keys.
 * <p>Convention: scores of blocks that the mask leaves out count as computed, as masked scores do elsewhere.
 * <p>Fails: {@link ShapeException} when heads and sizes do not fit; unresolved, for its cost alone, when
 * total_sequence_length depends on data.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: SparseAttention, version 1.
 */
public final class SparseAttention implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.microsoft("SparseAttention");
    }

    private static final int PAST_KEY = 3;
    private static final int TOTAL_LENGTH = 7;

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType query = node.input(0);
        return List.of(
                query.with(heads(node, 0).output()),
                node.input(PAST_KEY),
                node.input(PAST_KEY + 1));
    }

    private static Heads heads(TypedNode node, long keys) {
        long queryHeads = Heads.count(node, "num_heads");
        long keyHeads = Heads.count(node, "kv_num_heads");
        Shape query = node.input(0).shape();
        if (query.rank() != 3) {
            throw new ShapeException("the query " + query + " is not [B, S, D]");
        }
        long packed = node.hasInput(1) ? queryHeads : queryHeads + 2 * keyHeads;
        long size = Heads.size(query.dim(2), packed);
        return new Heads(query.dim(0), queryHeads, keyHeads, query.dim(1), keys, size, size);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        long keys = node.requireScalar(TOTAL_LENGTH, "total_sequence_length");
        Heads heads = heads(node, keys);
        Cost cost = heads.cost(node, true, 0);
        return node.attributes().integer("do_rotary", 0) == 0
                ? cost
                : cost.plus(heads.rotation(node, heads.queryHeads(), heads.queries()))
                        .plus(heads.rotation(node, heads.keyHeads(), heads.queries()));
    }
}
