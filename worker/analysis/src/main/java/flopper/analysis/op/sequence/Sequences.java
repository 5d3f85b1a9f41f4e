package flopper.analysis.op.sequence;

import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.SequenceType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/** What the sequence operators share: their input's type and the place that a position names. */
final class Sequences {
    private Sequences() {}

    /**
     * @throws ShapeException when the input is no sequence
     */
    static List<ValueType> elements(TypedNode node, int input) {
        if (node.value(input) instanceof SequenceType(List<ValueType> elements)) {
            return elements;
        }
        throw new ShapeException("input " + input + " is no sequence");
    }

    /**
     * An index into a sequence, counted from the front.
     *
     * @param size number of positions there are
     * @throws ShapeException when there is no such position
     */
    static int place(long position, int size) {
        if (position < -size || position >= size) {
            throw new ShapeException("position " + position + " is outside a sequence of " + size);
        }
        return (int) (position < 0 ? position + size : position);
    }

    /** True when it does not matter which element is meant, because all have one type. */
    static boolean alike(List<ValueType> elements) {
        return elements.stream().distinct().count() == 1;
    }
}
