package flopper.analysis.op.recurrent;

import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

/**
 * The sizes of a recurrent layer: X [steps, batch, inputs], W [directions, gates·hidden, inputs], R
 * [directions, gates·hidden, hidden]; with {@code layout} 1 the batch comes first.
 */
record Sequences(long steps, long batch, long directions, long hidden, boolean batchFirst) {
    /**
     * @throws ShapeException when X, W and R disagree, or direction names another number of them
     */
    static Sequences of(TypedNode node, long gates) {
        Shape input = node.input(0).shape();
        Shape weight = node.input(1).shape();
        Shape recurrence = node.input(2).shape();
        if (input.rank() != 3 || weight.rank() != 3 || recurrence.rank() != 3) {
            throw new ShapeException(
                    "X " + input + ", W " + weight + " and R " + recurrence + " are not of rank 3");
        }
        long hidden = recurrence.dim(2);
        long directions = directions(node);
        Shape expectedWeight =
                Shape.of(directions, Math.multiplyExact(gates, hidden), input.dim(2));
        if (!weight.equals(expectedWeight) || !recurrence.equals(expectedWeight.with(2, hidden))) {
            throw new ShapeException(
                    "W is "
                            + weight
                            + " and R "
                            + recurrence
                            + " for X "
                            + input
                            + " in "
                            + directions
                            + " directions");
        }
        boolean batchFirst = node.attributes().integer("layout", 0) == 1;
        return new Sequences(
                input.dim(batchFirst ? 1 : 0),
                input.dim(batchFirst ? 0 : 1),
                directions,
                hidden,
                batchFirst);
    }

    private static long directions(TypedNode node) {
        return node.attributes().text("direction", "forward").equals("bidirectional") ? 2 : 1;
    }

    /** Every step's output. */
    Shape all() {
        return batchFirst
                ? Shape.of(batch, steps, directions, hidden)
                : Shape.of(steps, directions, batch, hidden);
    }

    /** The last step's state. */
    Shape last() {
        return batchFirst
                ? Shape.of(batch, directions, hidden)
                : Shape.of(directions, batch, hidden);
    }

    /** Cells computed in one direction: one for each step, sample and hidden unit. */
    long cellsOfDirection() {
        return Math.multiplyExact(Math.multiplyExact(steps, batch), hidden);
    }
}
