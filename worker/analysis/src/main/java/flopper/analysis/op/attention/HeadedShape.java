package flopper.analysis.op.attention;

import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

/** Queries, keys or values as [batch, heads, length, size], packed into three axes or not. */
record HeadedShape(long batch, long heads, long length, long size) {
    /**
     * @param headsAttribute the attribute that tells the heads of a packed [batch, length, heads·size]
     * @throws ShapeException when the rank is neither 3 nor 4, or the heads do not divide the last axis
     */
    static HeadedShape of(TypedNode node, int input, String headsAttribute) {
        Shape shape = node.input(input).shape();
        if (shape.rank() == 4) {
            return new HeadedShape(shape.dim(0), shape.dim(1), shape.dim(2), shape.dim(3));
        }
        if (shape.rank() != 3) {
            throw new ShapeException(
                    "input " + input + " is " + shape + ", of rank neither 3 nor 4");
        }
        return packed(shape, node.attributes().integer(headsAttribute, 0), headsAttribute);
    }

    /**
     * @throws ShapeException when the shape is not [batch, length, heads·size]
     */
    static HeadedShape packed(Shape shape, long heads, String headsAttribute) {
        if (shape.rank() != 3 || heads < 1 || shape.dim(2) % heads != 0) {
            throw new ShapeException(headsAttribute + " is " + heads + " for " + shape);
        }
        return new HeadedShape(shape.dim(0), heads, shape.dim(1), shape.dim(2) / heads);
    }
}
