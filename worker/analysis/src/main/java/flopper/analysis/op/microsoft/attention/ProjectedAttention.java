package flopper.analysis.op.microsoft.attention;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.IntegerList;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.matmul.MatMul;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Self-attention together with the projection of its input to queries, keys and values.
 *
 * <p>Shapes: input [B, S, D], weights [D, q + k + v], bias?, mask?, past [2, B, N, P, h]?, … → output [B, S, v]; present
 * [2, B, N, P + S, h], or as past where both share a buffer.
 * <p>Cost: as MatMul of input and weights; with bias one addition per projected element; in the quantized form one
 * multiplication; with do_rotary as RotaryEmbedding of the new queries and keys; as Attention over all keys, with one
 * addition per score for each of mask and attention_bias.
 * <p>Convention: as Attention: masked scores count as computed.
 * <p>Fails: {@link ShapeException} when weights or heads do not fit; the cost is unresolved when a shared buffer's
 * filled length depends on data.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: Attention, DecoderMaskedSelfAttention, QAttention, version 1.
 */
public enum ProjectedAttention implements Operator {
    ATTENTION("Attention", 3, 4, 5, 6),
    DECODER_MASKED_SELF_ATTENTION("DecoderMaskedSelfAttention", 3, 4, 5, 6),
    /** Has no attention_bias and no past_sequence_length, and so nothing at positions 9 and 10. */
    QUANTIZED("QAttention", 5, 8, 9, 10) {
        @Override
        Cost perProjected() {
            return Cost.multiplications(1);
        }

        @Override
        ElementType real(TypedNode node) {
            return node.input(SCALE).elementType();
        }
    };

    private static final int BIAS = 2;
    private static final int SCALE = 3;
    private static final MatMul MATMUL = new MatMul();

    private final String operator;
    private final int mask;
    private final int past;
    private final int attentionBias;
    private final int pastLength;

    ProjectedAttention(String operator, int mask, int past, int attentionBias, int pastLength) {
        this.operator = operator;
        this.mask = mask;
        this.past = past;
        this.attentionBias = attentionBias;
        this.pastLength = pastLength;
    }

    /** What it costs to bring a projected element to a real number. */
    Cost perProjected() {
        return Cost.NONE;
    }

    /** The element type of the result. */
    ElementType real(TypedNode node) {
        return node.input(0).elementType();
    }

    @Override
    public OperatorId id() {
        return OperatorId.microsoft(operator);
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        Heads heads = heads(node, pastCapacity(node));
        ElementType real = real(node);
        Shape present =
                isShared(node)
                        ? node.input(past).shape()
                        : Shape.of(
                                2, heads.batch(), heads.keyHeads(), heads.keys(), heads.keySize());
        return List.of(new TensorType(real, heads.output()), new TensorType(real, present));
    }

    private boolean isShared(TypedNode node) {
        return node.hasInput(past)
                && node.attributes().integer("past_present_share_buffer", 0) != 0;
    }

    /** Keys that the cache has room for. */
    private long pastCapacity(TypedNode node) {
        return node.hasInput(past) ? node.input(past).shape().dim(3) : 0;
    }

    private Heads heads(TypedNode node, long cached) {
        Shape input = node.input(0).shape();
        if (input.rank() != 3) {
            throw new ShapeException("the input " + input + " is not [B, S, D]");
        }
        long count = Heads.count(node, "num_heads");
        long[] widths = widths(node);
        return new Heads(
                input.dim(0),
                count,
                count,
                input.dim(1),
                cached + input.dim(1),
                Heads.size(widths[0], count),
                Heads.size(widths[2], count));
    }

    private static long[] widths(TypedNode node) {
        long projected = node.input(1).shape().dim(-1);
        long[] widths =
                IntegerList.ofAttribute(node, "qkv_hidden_sizes")
                        .orElseGet(() -> new long[] {projected / 3, projected / 3, projected / 3});
        if (widths.length != 3 || LongStream.of(widths).sum() != projected) {
            throw new ShapeException(
                    "weights of " + projected + " columns are not " + Arrays.toString(widths));
        }
        return widths;
    }

    @Override
    public Cost cost(ResolvedNode node) {
        Heads heads =
                heads(
                        node,
                        isShared(node)
                                ? node.requireScalar(pastLength, "the filled length of the cache")
                                : pastCapacity(node));
        long projected = heads.batch() * heads.queries() * node.input(1).shape().dim(-1);
        boolean causal = node.attributes().integer("unidirectional", 0) != 0;
        int masks = (node.hasInput(mask) ? 1 : 0) + (node.hasInput(attentionBias) ? 1 : 0);
        return Recast.of(node, 13, 0, 1)
                .cost(MATMUL)
                .plus(Cost.additions(node.hasInput(BIAS) ? projected : 0))
                .plus(perProjected().times(projected))
                .plus(rotation(node, heads))
                .plus(heads.cost(node, causal, masks));
    }

    private static Cost rotation(TypedNode node, Heads heads) {
        return node.attributes().integer("do_rotary", 0) == 0
                ? Cost.NONE
                : heads.rotation(node, heads.queryHeads(), heads.queries()).times(2);
    }
}
