package flopper.zoo.transformer;

import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.zoo.build.Network;
import flopper.zoo.build.NodeAttributes;
import flopper.zoo.build.Value;

import java.util.List;
import java.util.Optional;

/**
 * Cuts an image [H, W, C] into square windows [windows, size², C] and puts it together again. The
 * image is padded to whole windows and may be rolled, so that windows straddle those of before.
 *
 * @param side height and width of the image
 * @param size height and width of a window
 * @param shift pixels by which the image is rolled
 */
record ShiftedWindows(int side, int size, int shift) {
    /** Shifted by half a window, unless a single window covers the image. */
    static ShiftedWindows of(int side, int size, boolean shifted) {
        return new ShiftedWindows(side, size, shifted && size < side ? size / 2 : 0);
    }

    private int across() {
        return Math.ceilDiv(side, size);
    }

    private int padded() {
        return across() * size;
    }

    Value partition(Network net, Value x) {
        int features = x.features();
        Value y = roll(net, "roll", pad(net, x), shift);
        y = net.reshape("windows", y, across(), size, across(), size, features);
        y = net.transpose("windows.transpose", y, 0, 2, 1, 3, 4);
        long windows = (long) across() * across();
        return net.reshape("windows.tokens", y, windows, (long) size * size, features);
    }

    Value reverse(Network net, Value x) {
        int features = x.features();
        Value y = net.reshape("reverse", x, across(), across(), size, size, features);
        y = net.transpose("reverse.transpose", y, 0, 2, 1, 3, 4);
        y = net.reshape("reverse.image", y, padded(), padded(), features);
        return crop(net, roll(net, "reverse.roll", y, padded() - shift));
    }

    private Value pad(Network net, Value x) {
        int missing = padded() - side;
        if (missing == 0) {
            return x;
        }
        Value pads =
                net.integers("pad.pads", ConstantTensor.vector(0, 0, 0, 0, 0, missing, missing, 0));
        Shape shape = Shape.of(padded(), padded(), x.features());
        return net.node("pad", "Pad", List.of(x, pads), NodeAttributes.none(), shape);
    }

    private Value crop(Network net, Value x) {
        if (padded() == side) {
            return x;
        }
        List<Value> operands =
                List.of(
                        x,
                        net.integers("crop.starts", ConstantTensor.vector(0, 0)),
                        net.integers("crop.ends", ConstantTensor.vector(side, side)),
                        net.integers("crop.axes", ConstantTensor.vector(1, 2)));
        Shape shape = Shape.of(side, side, x.features());
        return net.node("crop", "Slice", operands, NodeAttributes.none(), shape);
    }

    /** Moves the first rows and columns behind the last ones. */
    private Value roll(Network net, String name, Value x, int by) {
        if (shift == 0) {
            return x;
        }
        Value y = x;
        for (int axis = 0; axis < 2; axis++) {
            String step = name + "." + axis;
            List<Value> parts = net.split(step + ".split", axis, y, by, padded() - by);
            y = net.concat(step, axis, parts.reversed());
        }
        return y;
    }

    /**
     * What keeps apart tokens that a roll brought into one window, [windows, 1, size², size²]; empty
     * without a roll.
     */
    Optional<Value> mask(Network net) {
        if (shift == 0) {
            return Optional.empty();
        }
        long windows = (long) across() * across();
        long length = (long) size * size;
        ConstantTensor regions =
                ConstantTensor.ofLongs(ElementType.INT32, Shape.of(windows * length), regions());
        Value rows = net.integers("mask.rows", regions.reshaped(Shape.of(windows, 1, length, 1)));
        Value columns =
                net.integers("mask.columns", regions.reshaped(Shape.of(windows, 1, 1, length)));
        Shape shape = Shape.of(windows, 1, length, length);
        NodeAttributes none = NodeAttributes.none();
        Value same = net.node("mask.same", "Equal", List.of(rows, columns), none, shape);
        List<Value> choice = List.of(same, net.scalar(0), net.scalar(-100));
        return Optional.of(net.node("mask", "Where", choice, none, shape));
    }

    /** For each window and token, the number of the region of the unrolled image it lies in. */
    private long[] regions() {
        long[] regions = new long[padded() * padded()];
        int next = 0;
        for (int window = 0; window < across() * across(); window++) {
            for (int token = 0; token < size * size; token++) {
                int row = window / across() * size + token / size;
                int column = window % across() * size + token % size;
                regions[next++] = 3L * band(row) + band(column);
            }
        }
        return regions;
    }

    private int band(int position) {
        if (position < padded() - size) {
            return 0;
        }
        return position < padded() - shift ? 1 : 2;
    }
}
