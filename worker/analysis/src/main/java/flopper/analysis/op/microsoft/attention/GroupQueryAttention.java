package flopper.analysis.op.microsoft.attention;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.normalization.RmsNormalization;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Attention whose queries share keys and values in groups of heads, with a cache, rotation and normalisation.
 *
 * <p>Shapes: query [B, S, Nq·h], key, value [B, L, Nk·h], or query packed [B, S, (Nq + 2·Nk)·h]; past_key, past_value
 * [B, Nk, P, h]?, seqlens_k, total_sequence_length, … → output [B, S, Nq·h]; present_key, present_value [B, Nk, T, h];
 * output_qk [B, Nq, S, T].
 * <p>Cost: with do_rotary as RotaryEmbedding of queries and new keys; with q_norm_weight as RMSNormalization of them; as
 * Attention over all keys; with head_sink or smooth_softmax one addition per row of scores.
 * <p>Convention: T is total_sequence_length where it is known, the buffer being at least that long, else P + L, the form
 * without a shared buffer; quantization of the cache counts as nothing.
 * <p>Fails: {@link ShapeException} when heads and sizes do not fit.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: GroupQueryAttention, version 1.
 */
public final class GroupQueryAttention implements Operator {
    private static final int PAST_KEY = 3;
    private static final int TOTAL_LENGTH = 6;
    private static final int ATTENTION_BIAS = 10;
    private static final int HEAD_SINK = 11;
    private static final int QUERY_NORM = 14;
    private static final RmsNormalization NORMALIZATION = new RmsNormalization();

    @Override
    public OperatorId id() {
        return OperatorId.microsoft("GroupQueryAttention");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType query = node.input(0);
        Heads heads = heads(node);
        return List.of(
                query.with(heads.output()),
                present(node, PAST_KEY, heads),
                present(node, PAST_KEY + 1, heads),
                query.with(heads.scores()));
    }

    private static TensorType present(TypedNode node, int past, Heads heads) {
        if (!node.hasInput(past)) {
            return node.input(0)
                    .with(Shape.of(heads.batch(), heads.keyHeads(), heads.keys(), heads.keySize()));
        }
        TensorType cache = node.input(past);
        return cache.with(cache.shape().with(2, Math.max(cache.shape().dim(2), heads.keys())));
    }

    private static Heads heads(TypedNode node) {
        long queryHeads = Heads.count(node, "num_heads");
        long keyHeads = Heads.count(node, "kv_num_heads");
        Shape query = node.input(0).shape();
        if (query.rank() != 3) {
            throw new ShapeException("the query " + query + " is not [B, S, D]");
        }
        long size =
                node.hasInput(1)
                        ? Heads.size(query.dim(2), queryHeads)
                        : Heads.size(query.dim(2), queryHeads + 2 * keyHeads);
        long total =
                node.constant(TOTAL_LENGTH).isPresent()
                        ? node.requireScalar(TOTAL_LENGTH, "total_sequence_length")
                        : past(node) + added(node);
        return new Heads(query.dim(0), queryHeads, keyHeads, query.dim(1), total, size, size);
    }

    private static long past(TypedNode node) {
        return node.hasInput(PAST_KEY) ? node.input(PAST_KEY).shape().dim(2) : 0;
    }

    /** Keys that this run adds to the cache. */
    private static long added(TypedNode node) {
        return node.input(node.hasInput(1) ? 1 : 0).shape().dim(1);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        Heads heads = heads(node);
        boolean causal = node.attributes().integer("causal", 1) != 0;
        boolean smooth =
                node.hasInput(HEAD_SINK) || node.attributes().integer("smooth_softmax", 0) != 0;
        long rows = heads.batch() * heads.queryHeads() * heads.queries();
        return heads.cost(node, causal, node.hasInput(ATTENTION_BIAS) ? 1 : 0)
                .plus(Cost.additions(smooth ? rows : 0))
                .plus(rotation(node, heads))
                .plus(normalization(node, heads));
    }

    private static Cost rotation(TypedNode node, Heads heads) {
        return node.attributes().integer("do_rotary", 0) == 0
                ? Cost.NONE
                : heads.rotation(node, heads.queryHeads(), heads.queries())
                        .plus(heads.rotation(node, heads.keyHeads(), added(node)));
    }

    private static Cost normalization(TypedNode node, Heads heads) {
        if (!node.hasInput(QUERY_NORM)) {
            return Cost.NONE;
        }
        long rows =
                heads.batch()
                        * (heads.queryHeads() * heads.queries() + heads.keyHeads() * added(node));
        TensorType input = node.input(0).with(Shape.of(rows, heads.keySize()));
        return Recast.of(node, 23, new int[0])
                .plus(input)
                .plus(node.input(QUERY_NORM))
                .cost(NORMALIZATION);
    }
}
