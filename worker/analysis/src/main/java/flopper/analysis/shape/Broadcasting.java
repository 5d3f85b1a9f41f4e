package flopper.analysis.shape;

import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

import java.util.List;

/**
 * NumPy's broadcasting: shapes are aligned at their last axis, and an axis of size 1 stretches.
 *
 * <p>Source: ONNX, docs/Broadcasting.md (multidirectional and unidirectional).
 */
public final class Broadcasting {
    private Broadcasting() {}

    /**
     * The common shape of two.
     *
     * @throws ShapeException when they do not fit; the message names both
     */
    public static Shape of(Shape left, Shape right) {
        if (left.equals(right)) {
            return left;
        }
        long[] dims = new long[Math.max(left.rank(), right.rank())];
        for (int back = 1; back <= dims.length; back++) {
            long a = fromBack(left, back);
            long b = fromBack(right, back);
            if (a != b && a != 1 && b != 1) {
                throw new ShapeException("shapes " + left + " and " + right + " do not broadcast");
            }
            dims[dims.length - back] = a == 1 ? b : a;
        }
        return Shape.of(dims);
    }

    /** The common shape of all; a scalar's for an empty list. */
    public static Shape of(List<Shape> shapes) {
        Shape common = shapes.isEmpty() ? Shape.scalar() : shapes.getFirst();
        for (Shape shape : shapes) {
            common = of(common, shape);
        }
        return common;
    }

    /**
     * Checks that one shape stretches to another without changing that one.
     *
     * @throws ShapeException when it does not; the message names both
     */
    public static void requireStretches(Shape from, Shape to) {
        if (from.rank() > to.rank() || !of(from, to).equals(to)) {
            throw new ShapeException("shape " + from + " does not broadcast to " + to);
        }
    }

    /**
     * Where each element of the stretched tensor comes from: row-major positions in the original.
     *
     * @param to at most {@link flopper.analysis.tensor.ConstantTensor#ELEMENTS_MAX} elements
     * @throws ShapeException when the shape does not stretch
     */
    public static int[] sources(Shape from, Shape to) {
        requireStretches(from, to);
        long[] dims = to.toArray();
        int rank = dims.length;
        int[] steps = new int[rank];
        int stride = 1;
        for (int back = 1; back <= from.rank(); back++) {
            long dim = from.dim(-back);
            steps[rank - back] = dim == 1 ? 0 : stride;
            stride *= (int) dim;
        }
        int[] sources = new int[(int) to.elements()];
        long[] position = new long[rank];
        int source = 0;
        for (int i = 0; i < sources.length; i++) {
            sources[i] = source;
            for (int axis = rank - 1; axis >= 0; axis--) {
                source += steps[axis];
                if (++position[axis] < dims[axis]) {
                    break;
                }
                source -= (int) (steps[axis] * position[axis]);
                position[axis] = 0;
            }
        }
        return sources;
    }

    private static long fromBack(Shape shape, int back) {
        return back <= shape.rank() ? shape.dim(-back) : 1;
    }
}
