package flopper.analysis.op.microsoft.attention;

import flopper.analysis.cost.Cost;
import flopper.analysis.graph.AttributeValue;
import flopper.analysis.op.Recast;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.attention.Attention;
import flopper.analysis.op.attention.RotaryEmbedding;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

/**
 * The sizes of an attention once queries, keys and values are split into heads.
 *
 * @param queries length of the query sequence
 * @param keys length of the sequence of keys and values, those of the cache included
 * @param keySize elements of a head's query or key
 * @param valueSize elements of a head's value
 */
record Heads(
        long batch,
        long queryHeads,
        long keyHeads,
        long queries,
        long keys,
        long keySize,
        long valueSize) {
    private static final Attention ATTENTION = new Attention();
    private static final RotaryEmbedding ROTARY = new RotaryEmbedding();

    /**
     * Elements of one head.
     *
     * @throws ShapeException when the heads do not divide the width
     */
    static long size(long width, long heads) {
        if (heads < 1 || width % heads != 0) {
            throw new ShapeException("num_heads is " + heads + " for a width of " + width);
        }
        return width / heads;
    }

    /**
     * The attribute's value.
     *
     * @throws ShapeException when it is missing or below 1
     */
    static long count(TypedNode node, String attribute) {
        return node.attributes()
                .integer(attribute)
                .filter(heads -> heads > 0)
                .orElseThrow(() -> new ShapeException(attribute + " is missing or below 1"));
    }

    Shape query() {
        return Shape.of(batch, queryHeads, queries, keySize);
    }

    /** All heads of the result next to each other. */
    Shape output() {
        return Shape.of(batch, queries, Math.multiplyExact(queryHeads, valueSize));
    }

    Shape scores() {
        return Shape.of(batch, queryHeads, queries, keys);
    }

    /** Keys and values of the same sequence, with another number of elements a head. */
    private Shape cached(long size) {
        return Shape.of(batch, keyHeads, keys, size);
    }

    /**
     * The cost by the standard operator's rule, and one addition per score for each mask or bias.
     *
     * @param masks how many tensors are added to the scores
     */
    Cost cost(TypedNode node, boolean causal, int masks) {
        return Recast.of(node, 24, new int[0])
                .plus(real(query()))
                .plus(real(cached(keySize)))
                .plus(real(cached(valueSize)))
                .with("is_causal", new AttributeValue.Int(causal ? 1 : 0))
                .cost(ATTENTION)
                .plus(Cost.additions(masks).times(scores().elements()));
    }

    /** The cost of turning this many heads of so many new positions by their angle. */
    Cost rotation(TypedNode node, long heads, long positions) {
        return Recast.of(node, 23, new int[0])
                .plus(real(Shape.of(batch, heads, positions, keySize)))
                .cost(ROTARY);
    }

    private static TensorType real(Shape shape) {
        return new TensorType(ElementType.FLOAT, shape);
    }
}
