package flopper.analysis.op.microsoft.attention;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.UnknownType;
import flopper.analysis.tensor.ValueType;

import java.util.List;
import java.util.Optional;

/**
 * Attention of queries, keys and values that are already projected, with a cache of keys and values.
 *
 * <p>Shapes: query [B, S, H] or packed [B, S, N, 3, h]; key, value [B, L, H], packed [B, L, N, 2, h] or in heads
 * [B, N, L, h]; bias?, mask?, attention_bias?, past_key, past_value [B, N, P, h]? → output [B, S, N·e]; present_key,
 * present_value [B, N, P + L, h], or as past where both share a buffer; qk [B, N, S, P + L].
 * <p>Cost: with bias one addition per element of query, key and value; as Attention over all keys, with one addition
 * per score for each of mask and attention_bias.
 * <p>Convention: as Attention: masked scores count as computed.
 * <p>Fails: {@link ShapeException} when sizes do not fit; unresolved, for its cost alone, when a shared buffer's
 * filled length depends on data.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: DecoderMaskedMultiHeadAttention, MultiHeadAttention, version 1.
 */
public enum MultiHeadAttention implements Operator {
    DECODER_MASKED("DecoderMaskedMultiHeadAttention", new Positions(10, 3, 4, 5, 7)),
    FULL("MultiHeadAttention", new Positions(3, 4, 5, 6, 8));

    /** Where each optional input stands; past values follow past keys. */
    private record Positions(int bias, int mask, int attentionBias, int pastKey, int pastLength) {}

    private final String operator;
    private final Positions positions;

    MultiHeadAttention(String operator, Positions positions) {
        this.operator = operator;
        this.positions = positions;
    }

    @Override
    public OperatorId id() {
        return OperatorId.microsoft(operator);
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType query = node.input(0);
        Projections projected = Projections.of(node);
        Heads heads = projected.heads(pastCapacity(node));
        return List.of(
                query.with(heads.output()),
                query.with(present(node, heads, heads.keySize(), 0)),
                query.with(present(node, heads, heads.valueSize(), 1)),
                isShared(node)
                        ? new UnknownType(
                                Optional.of(query.elementType()),
                                "the filled length of the cache depends on data")
                        : query.with(heads.scores()));
    }

    private Shape present(TypedNode node, Heads heads, long size, int offset) {
        return isShared(node)
                ? node.input(positions.pastKey() + offset).shape()
                : Shape.of(heads.batch(), heads.keyHeads(), heads.keys(), size);
    }

    private boolean isShared(TypedNode node) {
        return node.hasInput(positions.pastKey()) && node.hasInput(positions.pastLength());
    }

    private long pastCapacity(TypedNode node) {
        return node.hasInput(positions.pastKey())
                ? node.input(positions.pastKey()).shape().dim(2)
                : 0;
    }

    @Override
    public Cost cost(ResolvedNode node) {
        long filled =
                isShared(node)
                        ? node.requireScalar(
                                positions.pastLength(), "the filled length of the cache")
                        : pastCapacity(node);
        Projections projected = Projections.of(node);
        int masks =
                (node.hasInput(positions.mask()) ? 1 : 0)
                        + (node.hasInput(positions.attentionBias()) ? 1 : 0);
        boolean causal = node.attributes().integer("unidirectional", 0) != 0;
        long biased = node.hasInput(positions.bias()) ? projected.elements() : 0;
        return projected.heads(filled).cost(node, causal, masks).plus(Cost.additions(biased));
    }
}
