package flopper.analysis.op.pooling;

import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

import java.util.Arrays;

/** What every pooling operator asks of its input [N, C, d1…dn]. */
final class Pooled {
    private Pooled() {}

    /**
     * @throws ShapeException when the input has no channel axis
     */
    static long channels(Shape input) {
        if (input.rank() < 2) {
            throw new ShapeException("the input " + input + " has no channel axis");
        }
        return input.dim(1);
    }

    /** [N, C, 1…1]. */
    static Shape globally(Shape input) {
        channels(input);
        long[] dims = input.toArray();
        Arrays.fill(dims, 2, dims.length, 1);
        return Shape.of(dims);
    }
}
