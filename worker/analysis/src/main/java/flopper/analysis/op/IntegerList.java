package flopper.analysis.op;

import flopper.analysis.tensor.Shape;

import java.util.Optional;

/** A list of integers that older opsets write as an attribute and newer ones as an input. */
public final class IntegerList {
    private IntegerList() {}

    /**
     * @return empty when the node has neither the attribute nor the input
     * @throws UnresolvedException when the input is there but only a run would give its values
     */
    public static Optional<long[]> of(TypedNode node, String attribute, int input) {
        Optional<long[]> written = ofAttribute(node, attribute);
        if (written.isPresent() || !node.hasInput(input)) {
            return written;
        }
        return Optional.of(node.requireConstant(input, attribute).toLongs());
    }

    public static Optional<long[]> ofAttribute(TypedNode node, String attribute) {
        return node.attributes()
                .integers(attribute)
                .map(values -> values.stream().mapToLong(Long::longValue).toArray());
    }

    /**
     * The axes as indices from the front, in the order given.
     *
     * @throws flopper.analysis.tensor.ShapeException when one lies outside the rank
     */
    public static int[] axes(Shape shape, long[] axes) {
        int[] indices = new int[axes.length];
        for (int i = 0; i < axes.length; i++) {
            indices[i] = shape.axis(axes[i]);
        }
        return indices;
    }
}
