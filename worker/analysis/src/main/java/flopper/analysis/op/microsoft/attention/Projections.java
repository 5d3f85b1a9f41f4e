package flopper.analysis.op.microsoft.attention;

import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

/**
 * Queries, keys and values in one of the layouts that ONNX Runtime allows: apart, packed together, or keys and
 * values already in heads.
 *
 * @param elements how many were projected just before, to which a bias may be added
 */
record Projections(
        long batch,
        long heads,
        long queries,
        long keys,
        long keySize,
        long valueSize,
        long elements) {
    static Projections of(TypedNode node) {
        long heads = Heads.count(node, "num_heads");
        Shape query = node.input(0).shape();
        if (query.rank() == 5) {
            long size = query.dim(4);
            return new Projections(
                    query.dim(0), heads, query.dim(1), query.dim(1), size, size, query.elements());
        }
        if (query.rank() != 3) {
            throw new ShapeException("the query " + query + " is neither [B, S, H] nor packed");
        }
        if (!node.hasInput(1)) {
            long size = Heads.size(query.dim(2), Math.multiplyExact(3, heads));
            return new Projections(
                    query.dim(0), heads, query.dim(1), query.dim(1), size, size, query.elements());
        }
        return ofKeys(node, heads, query, node.input(1).shape());
    }

    private static Projections ofKeys(TypedNode node, long heads, Shape query, Shape key) {
        long size = Heads.size(query.dim(2), heads);
        return switch (key.rank()) {
            case 3 -> {
                Shape value = node.input(2).shape();
                yield new Projections(
                        query.dim(0),
                        heads,
                        query.dim(1),
                        key.dim(1),
                        size,
                        Heads.size(value.dim(-1), heads),
                        query.elements() + key.elements() + value.elements());
            }
            case 4 ->
                    new Projections(
                            query.dim(0),
                            heads,
                            query.dim(1),
                            key.dim(2),
                            size,
                            node.input(2).shape().dim(-1),
                            query.elements());
            case 5 ->
                    new Projections(
                            query.dim(0),
                            heads,
                            query.dim(1),
                            key.dim(1),
                            size,
                            key.dim(4),
                            query.elements() + key.elements());
            default -> throw new ShapeException("the key " + key + " has no layout that is known");
        };
    }

    /** The heads after so many keys of a cache. */
    Heads heads(long cached) {
        return new Heads(batch, heads, heads, queries, cached + keys, keySize, valueSize);
    }
}
