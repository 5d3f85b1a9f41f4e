package flopper.analysis.op.microsoft.attention;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.IntegerList;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.matmul.MatMul;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Attention of sequences whose padding was removed, with the projection of its input or without.
 *
 * <p>Shapes: PackedAttention: input [tokens, D], weights [D, q + k + v], bias, token_offset [B, S], … → [tokens, v].
 * PackedMultiHeadAttention: query [tokens, H] or packed [tokens, N, 3, h], key, value?, bias?, token_offset [B, S], …
 * → [tokens, N·e].
 * <p>Cost: as MatMul of input and weights, where there are any; with bias one addition per projected element; as
 * Attention of B sequences of S, with one addition per score for attention_bias.
 * <p>Convention: scores of padding count as computed, as masked scores do elsewhere.
 * <p>Fails: {@link ShapeException} when heads and sizes do not fit.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: PackedAttention, PackedMultiHeadAttention, version 1.
 */
public enum PackedAttention implements Operator {
    PROJECTED("PackedAttention", 2, 3, 5) {
        @Override
        long[] widths(TypedNode node) {
            long projected = node.input(1).shape().dim(-1);
            return IntegerList.ofAttribute(node, "qkv_hidden_sizes")
                    .filter(widths -> widths.length == 3)
                    .orElseGet(() -> new long[] {projected / 3, projected / 3, projected / 3});
        }

        @Override
        Cost projection(TypedNode node) {
            return Recast.of(node, 13, 0, 1).cost(MATMUL);
        }
    },
    MULTI_HEAD("PackedMultiHeadAttention", 3, 4, 6) {
        @Override
        long[] widths(TypedNode node) {
            Shape query = node.input(0).shape();
            if (query.rank() == 4) {
                long width = query.dim(1) * query.dim(3);
                return new long[] {width, width, width};
            }
            return new long[] {query.dim(-1), query.dim(-1), node.input(2).shape().dim(-1)};
        }

        @Override
        Cost projection(TypedNode node) {
            return Cost.NONE;
        }
    };

    private static final MatMul MATMUL = new MatMul();

    private final String operator;
    private final int bias;
    private final int tokenOffset;
    private final int attentionBias;

    PackedAttention(String operator, int bias, int tokenOffset, int attentionBias) {
        this.operator = operator;
        this.bias = bias;
        this.tokenOffset = tokenOffset;
        this.attentionBias = attentionBias;
    }

    /** Widths of queries, keys and values over all heads. */
    abstract long[] widths(TypedNode node);

    abstract Cost projection(TypedNode node);

    @Override
    public OperatorId id() {
        return OperatorId.microsoft(operator);
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        heads(node);
        return List.of(input.with(Shape.of(input.shape().dim(0), widths(node)[2])));
    }

    private Heads heads(TypedNode node) {
        Shape offsets = node.input(tokenOffset).shape();
        if (offsets.rank() != 2) {
            throw new ShapeException("token_offset " + offsets + " is not [B, S]");
        }
        long count = Heads.count(node, "num_heads");
        long[] widths = widths(node);
        return new Heads(
                offsets.dim(0),
                count,
                count,
                offsets.dim(1),
                offsets.dim(1),
                Heads.size(widths[0], count),
                Heads.size(widths[2], count));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        long tokens = node.input(0).shape().dim(0);
        long projected = node.hasInput(bias) ? tokens * LongStream.of(widths(node)).sum() : 0;
        return projection(node)
                .plus(Cost.additions(projected))
                .plus(heads(node).cost(node, false, node.hasInput(attentionBias) ? 1 : 0));
    }
}
