package flopper.analysis.op.indexing;

import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

/** Indices as ONNX writes them: negative ones count from the back. */
final class Indices {
    private Indices() {}

    /**
     * @throws ShapeException when the index lies outside [-size, size)
     */
    static int fromFront(long index, long size) {
        if (index < -size || index >= size) {
            throw new ShapeException("index " + index + " is outside a dimension of " + size);
        }
        return (int) (index < 0 ? index + size : index);
    }

    /**
     * The row-major position of these coordinates.
     *
     * @throws ShapeException when they lie outside the shape
     */
    static int inside(Shape shape, long[] coordinates) {
        for (int axis = 0; axis < coordinates.length; axis++) {
            fromFront(coordinates[axis], shape.dim(axis));
        }
        return (int) shape.position(coordinates);
    }
}
