package flopper.analysis.op.image;

import flopper.analysis.op.TypedNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The output of Resize: ⌊d·scale⌋ along every axis that scales name, in single precision as the runtimes
 * compute it, or the given sizes. An empty tensor counts as absent.
 *
 * <p>Source: ONNX operator Resize, opset 10–19.
 */
final class ResizedShape {
    private static final int ROI_SINCE = 11;

    private ResizedShape() {}

    /**
     * @throws ShapeException when there are neither scales nor sizes, or they have a wrong length
     * @throws UnresolvedException when they depend on data
     */
    static Shape of(TypedNode node) {
        Shape input = node.input(0).shape();
        if (node.opset() < ROI_SINCE) {
            return scaled(input, node.requireConstant(1, "scales").toDoubles());
        }
        int[] axes = axes(node, input);
        Optional<ConstantTensor> scales = given(node, 2, "scales");
        if (scales.isPresent()) {
            requireLength(scales.get(), axes, "scales");
            double[] factors = scales.get().toDoubles();
            return cropped(node) ? roi(node, input, axes, factors) : scaled(input, axes, factors);
        }
        ConstantTensor sizes =
                given(node, 3, "sizes")
                        .orElseThrow(
                                () -> new ShapeException("there are neither scales nor sizes"));
        requireLength(sizes, axes, "sizes");
        return sized(node, input, axes, sizes.toLongs());
    }

    private static int[] axes(TypedNode node, Shape input) {
        Optional<List<Long>> axes = node.attributes().integers("axes");
        return axes.map(list -> list.stream().mapToInt(input::axis).toArray())
                .orElseGet(() -> IntStream.range(0, input.rank()).toArray());
    }

    private static Optional<ConstantTensor> given(TypedNode node, int input, String role) {
        if (!node.hasInput(input) || node.input(input).elements() == 0) {
            return Optional.empty();
        }
        return Optional.of(node.requireConstant(input, role));
    }

    private static void requireLength(ConstantTensor values, int[] axes, String role) {
        if (values.size() != axes.length) {
            throw new ShapeException(
                    role + " has " + values.size() + " numbers for " + axes.length + " axes");
        }
    }

    private static boolean cropped(TypedNode node) {
        return node.attributes()
                .text("coordinate_transformation_mode", "half_pixel")
                .equals("tf_crop_and_resize");
    }

    static Shape scaled(Shape input, double[] scales) {
        if (scales.length != input.rank()) {
            throw new ShapeException(scales.length + " scales for the input " + input);
        }
        return scaled(input, IntStream.range(0, scales.length).toArray(), scales);
    }

    private static Shape scaled(Shape input, int[] axes, double[] scales) {
        long[] dims = input.toArray();
        for (int i = 0; i < axes.length; i++) {
            dims[axes[i]] = (long) Math.floor((float) dims[axes[i]] * (float) scales[i]);
        }
        return Shape.of(dims);
    }

    /** A crop to the fractions that roi holds, all beginnings and then all ends, before scaling. */
    private static Shape roi(TypedNode node, Shape input, int[] axes, double[] scales) {
        double[] roi = node.requireConstant(1, "roi").toDoubles();
        if (roi.length != 2 * axes.length) {
            throw new ShapeException(
                    "roi has " + roi.length + " numbers for " + axes.length + " axes");
        }
        double[] factors = new double[axes.length];
        for (int i = 0; i < axes.length; i++) {
            factors[i] = (float) (roi[axes.length + i] - roi[i]) * (float) scales[i];
        }
        return scaled(input, axes, factors);
    }

    private static Shape sized(TypedNode node, Shape input, int[] axes, long[] sizes) {
        String policy = node.attributes().text("keep_aspect_ratio_policy", "stretch");
        long[] dims = input.toArray();
        if (policy.equals("stretch")) {
            for (int i = 0; i < axes.length; i++) {
                dims[axes[i]] = sizes[i];
            }
            return Shape.of(dims);
        }
        boolean larger = policy.equals("not_smaller");
        double scale = larger ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; i < axes.length; i++) {
            double own = (double) sizes[i] / dims[axes[i]];
            scale = larger ? Math.max(scale, own) : Math.min(scale, own);
        }
        for (int axis : axes) {
            dims[axis] = Math.round(scale * dims[axis]);
        }
        return Shape.of(dims);
    }
}
