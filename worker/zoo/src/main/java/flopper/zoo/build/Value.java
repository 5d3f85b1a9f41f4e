package flopper.zoo.build;

import flopper.analysis.tensor.Shape;

/**
 * A value of a graph under construction.
 *
 * @param shape of an activation: its dimensions without the leading batch dimension; of a
 *     parameter: all of them
 */
public record Value(String name, Shape shape) {
    public int dim(int axis) {
        return Math.toIntExact(shape.dim(axis));
    }

    /** The first dimension of an image, which is laid out [C, H, W]. */
    public int channels() {
        return dim(0);
    }

    public int height() {
        return dim(1);
    }

    public int width() {
        return dim(2);
    }

    /** The last dimension, where tokens keep their features. */
    public int features() {
        return dim(-1);
    }
}
