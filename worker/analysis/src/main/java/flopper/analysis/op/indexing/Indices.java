package flopper.analysis.op.indexing;

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
}
