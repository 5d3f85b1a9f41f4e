package flopper.analysis.op.elementwise;

import flopper.analysis.op.TypedNode;
import flopper.analysis.shape.Broadcasting;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

import java.util.Arrays;
import java.util.Optional;

/**
 * The shapes of a binary operator's inputs, brought to a form that NumPy's rule stretches to the common
 * shape. Before opset 7 only the right one stretches, where {@code broadcast} is 1, from {@code axis} on.
 *
 * <p>Source: ONNX operator Add, opset 1, 6 and 7.
 */
record Operands(Shape left, Shape right, Shape common) {
    private static final int BROADCASTS_SINCE = 7;

    /** The known values of both inputs, by position in the common shape. */
    static final class Values {
        private final ConstantTensor left;
        private final int[] leftAt;
        private final ConstantTensor right;
        private final int[] rightAt;

        private Values(Operands shapes, ConstantTensor left, ConstantTensor right) {
            this.left = left;
            this.leftAt = Broadcasting.sources(shapes.left(), shapes.common());
            this.right = right;
            this.rightAt = Broadcasting.sources(shapes.right(), shapes.common());
        }

        long leftLong(int index) {
            return left.longAt(leftAt[index]);
        }

        long rightLong(int index) {
            return right.longAt(rightAt[index]);
        }

        double leftDouble(int index) {
            return left.doubleAt(leftAt[index]);
        }

        double rightDouble(int index) {
            return right.doubleAt(rightAt[index]);
        }

        boolean floatingPoint() {
            return left.isFloatingPoint() || right.isFloatingPoint();
        }
    }

    /**
     * @throws ShapeException when the shapes do not broadcast
     */
    static Operands of(TypedNode node) {
        Shape left = node.input(0).shape();
        Shape right = node.input(1).shape();
        if (node.opset() >= BROADCASTS_SINCE) {
            return new Operands(left, right, Broadcasting.of(left, right));
        }
        if (node.attributes().integer("broadcast", 0) == 0) {
            if (!left.equals(right)) {
                throw new ShapeException(
                        "shapes " + left + " and " + right + " differ without broadcast");
            }
            return new Operands(left, right, left);
        }
        Shape aligned = aligned(left, right, node);
        Broadcasting.requireStretches(aligned, left);
        return new Operands(left, aligned, left);
    }

    private static Shape aligned(Shape left, Shape right, TypedNode node) {
        if (right.elements() == 1) {
            return Shape.scalar();
        }
        long suffix = (long) left.rank() - right.rank();
        long axis = node.attributes().integer("axis", suffix);
        long trailing = suffix - (axis < 0 ? axis + left.rank() : axis);
        if (trailing < 0 || trailing > suffix) {
            throw new ShapeException(
                    "shape " + right + " does not fit into " + left + " at axis " + axis);
        }
        long[] dims = Arrays.copyOf(right.toArray(), right.rank() + (int) trailing);
        Arrays.fill(dims, right.rank(), dims.length, 1);
        return Shape.of(dims);
    }

    /** Empty unless the values of both inputs are known. */
    Optional<Values> values(TypedNode node) {
        return node.constant(0)
                .flatMap(first -> node.constant(1).map(second -> new Values(this, first, second)));
    }
}
