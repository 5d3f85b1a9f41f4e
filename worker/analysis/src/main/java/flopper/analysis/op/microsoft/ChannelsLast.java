package flopper.analysis.op.microsoft;

import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import java.util.ArrayList;
import java.util.List;

/** Channels-last tensors seen as the channels-first ones that the standard rules speak of. */
public final class ChannelsLast {
    private ChannelsLast() {}

    /** [N, d1…dn, C] → [N, C, d1…dn]. */
    public static TensorType toFirst(TensorType type) {
        return type.with(moved(type.shape(), type.shape().rank() - 1, 1));
    }

    /** [N, C, d1…dn] → [N, d1…dn, C]. */
    public static TensorType toLast(TensorType type) {
        return type.with(moved(type.shape(), 1, type.shape().rank() - 1));
    }

    private static Shape moved(Shape shape, int from, int to) {
        if (shape.rank() < 3) {
            throw new ShapeException("the shape " + shape + " has no spatial axis");
        }
        List<Long> dims = new ArrayList<>(shape.toList());
        dims.add(to, dims.remove(from));
        return Shape.of(dims);
    }
}
