package flopper.analysis.shape;

import flopper.analysis.graph.Attributes;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

import java.util.Collections;
import java.util.List;

/**
 * A kernel that slides over the spatial axes (all but the first two) of a tensor: the geometry of
 * convolution and pooling. Every list has one entry per spatial axis, pads two: all beginnings, then
 * all ends.
 *
 * <p>Source: ONNX operators Conv, ConvTranspose, MaxPool and AveragePool, opset 1–22.
 *
 * @param pads of no effect unless {@code autoPad} is NOTSET
 * @param ceilMode rounds the number of positions up instead of down; a position that would start
 *     beyond the input and its first padding is dropped, as in PyTorch and ONNX Runtime
 */
public record SpatialWindow(
        List<Long> kernel,
        List<Long> strides,
        List<Long> dilations,
        List<Long> pads,
        AutoPad autoPad,
        boolean ceilMode) {

    /**
     * @throws ShapeException when a list has the wrong length, or a number is too small
     */
    public SpatialWindow {
        int axes = kernel.size();
        kernel = checked("kernel_shape", kernel, axes, 1);
        strides = checked("strides", strides, axes, 1);
        dilations = checked("dilations", dilations, axes, 1);
        pads = checked("pads", pads, 2 * axes, 0);
    }

    private static List<Long> checked(String what, List<Long> numbers, int count, long least) {
        if (numbers.size() != count) {
            throw new ShapeException(
                    what + " " + numbers + " has " + numbers.size() + " numbers, not " + count);
        }
        for (long number : numbers) {
            if (number < least) {
                throw new ShapeException(what + " " + numbers + " holds a number below " + least);
            }
        }
        return List.copyOf(numbers);
    }

    /** The window of a pooling operator; {@code kernel_shape} is required. */
    public static SpatialWindow ofPooling(Attributes attributes) {
        return of(
                attributes,
                attributes
                        .integers("kernel_shape")
                        .orElseThrow(() -> new ShapeException("kernel_shape is missing")));
    }

    /**
     * The window of a convolution whose weight is [M, C, k1…kn].
     *
     * @throws ShapeException when {@code kernel_shape} is given and contradicts the weight
     */
    public static SpatialWindow ofWeight(Attributes attributes, Shape weight) {
        if (weight.rank() < 3) {
            throw new ShapeException("the weight " + weight + " has no spatial axis");
        }
        List<Long> kernel = weight.toList().subList(2, weight.rank());
        attributes
                .integers("kernel_shape")
                .filter(declared -> !declared.equals(kernel))
                .ifPresent(declared -> {
                    throw new ShapeException(
                            "kernel_shape " + declared + " contradicts the weight " + weight);
                });
        return of(attributes, kernel);
    }

    private static SpatialWindow of(Attributes attributes, List<Long> kernel) {
        int axes = kernel.size();
        return new SpatialWindow(
                kernel,
                attributes.integers("strides").orElseGet(() -> Collections.nCopies(axes, 1L)),
                attributes.integers("dilations").orElseGet(() -> Collections.nCopies(axes, 1L)),
                attributes.integers("pads").orElseGet(() -> Collections.nCopies(2 * axes, 0L)),
                AutoPad.of(attributes),
                attributes.integer("ceil_mode", 0) != 0);
    }

    public int axes() {
        return kernel.size();
    }

    /** Elements under the kernel, which dilation does not change. */
    public long kernelElements() {
        long product = 1;
        for (long size : kernel) {
            product = Math.multiplyExact(product, size);
        }
        return product;
    }

    /**
     * The output of a convolution or pooling.
     *
     * @param input [N, C, d1…dn]
     * @return [N, channels, o1…on]
     * @throws ShapeException when the ranks differ or the kernel is larger than the padded input
     */
    public Shape output(Shape input, long channels) {
        requireAxes(input);
        long[] dims = input.toArray();
        dims[1] = channels;
        for (int axis = 0; axis < axes(); axis++) {
            long size = dims[axis + 2];
            long positions = positions(axis, size);
            if (positions < 0 || (positions == 0 && size > 0)) {
                throw new ShapeException(
                        "the kernel "
                                + kernel
                                + " with dilations "
                                + dilations
                                + " is larger than the input "
                                + input
                                + " with pads "
                                + pads);
            }
            dims[axis + 2] = positions;
        }
        return Shape.of(dims);
    }

    private long positions(int axis, long size) {
        long stride = strides.get(axis);
        return switch (autoPad) {
            case SAME_UPPER, SAME_LOWER -> Math.ceilDiv(size, stride);
            case VALID -> Math.floorDiv(size - extent(axis), stride) + 1;
            case NOTSET -> {
                long slack = Math.addExact(size, padding(axis)) - extent(axis);
                if (!ceilMode) {
                    yield Math.floorDiv(slack, stride) + 1;
                }
                long positions = Math.ceilDiv(slack, stride) + 1;
                boolean lastIsOutside = (positions - 1) * stride >= size + pads.get(axis);
                yield lastIsOutside ? positions - 1 : positions;
            }
        };
    }

    /**
     * The output of a transposed convolution that has no {@code output_shape}.
     *
     * @param input [N, C, d1…dn]
     * @param outputPadding one number per spatial axis
     * @return [N, channels, o1…on] with o = stride·(d − 1) + extent + output padding − pads, or
     *     stride·d for the SAME kinds of padding
     * @throws ShapeException when the ranks differ or a size would be negative
     */
    public Shape transposedOutput(Shape input, long channels, List<Long> outputPadding) {
        requireAxes(input);
        List<Long> extra = checked("output_padding", outputPadding, axes(), 0);
        long[] dims = input.toArray();
        dims[1] = channels;
        for (int axis = 0; axis < axes(); axis++) {
            long size = dims[axis + 2];
            long spread = Math.multiplyExact(strides.get(axis), size);
            long full =
                    Math.addExact(
                            spread - strides.get(axis),
                            Math.addExact(extent(axis), extra.get(axis)));
            dims[axis + 2] =
                    switch (autoPad) {
                        case SAME_UPPER, SAME_LOWER -> spread;
                        case VALID -> full;
                        case NOTSET -> full - padding(axis);
                    };
        }
        return Shape.of(dims);
    }

    /** Input positions that the kernel spans along an axis. */
    private long extent(int axis) {
        return Math.addExact(Math.multiplyExact(dilations.get(axis), kernel.get(axis) - 1), 1L);
    }

    private long padding(int axis) {
        return Math.addExact(pads.get(axis), pads.get(axis + axes()));
    }

    private void requireAxes(Shape input) {
        if (input.rank() != axes() + 2) {
            throw new ShapeException(
                    "the input " + input + " has not the rank of kernel " + kernel + " plus 2");
        }
    }
}
