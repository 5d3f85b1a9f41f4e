package flopper.zoo.searched;

import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.Shape;
import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.NodeAttributes;
import flopper.zoo.build.Value;
import flopper.zoo.build.Window;

import java.util.List;

/**
 * What the cells of NASNet and PNASNet are made of, as Cadene's code has it. Where an operation is
 * {@code early}, as TensorFlow places windows of stride two over an even image, it pads one row and
 * column more before and drops the first result.
 */
final class CellParts {
    private static final float EPSILON = 1e-3f;

    private CellParts() {}

    /** How often an operation moves on, and whether it starts early. */
    record Step(int stride, boolean early) {
        static final Step ONE = new Step(1, false);

        static Step halving(Value x) {
            return new Step(2, x.height() % 2 == 0);
        }
    }

    static Value reluConv(Network net, Value x, int channels, int stride) {
        Value y = net.conv("conv", net.relu("relu", x), Conv.of(channels, 1).stride(stride));
        return net.batchNorm("bn", y, EPSILON);
    }

    static Value firstConv(Network net, Value x, int channels) {
        return net.batchNorm(
                "bn", net.conv("conv", x, Conv.of(channels, 3).valid().stride(2)), EPSILON);
    }

    /** Two separable convolutions, each after ReLU. */
    static Value separable(Network net, Value x, int channels, int kernel, Step step) {
        return separable(net, x, x.channels(), channels, kernel, step);
    }

    /** As in the first cell, where the first of the two has the second's channels already. */
    static Value stemSeparable(Network net, Value x, int channels, int kernel, Step step) {
        return separable(net, x, channels, channels, kernel, step);
    }

    private static Value separable(
            Network net, Value x, int middle, int channels, int kernel, Step step) {
        Conv first = Conv.depthwise(x.channels(), kernel).stride(step.stride);
        Conv second = Conv.depthwise(middle, kernel);
        Window window = step.early ? early(first.window()) : first.window();
        Network one = net.in("separable_1");
        Value y = net.relu("relu", x);
        y = one.conv("depthwise_conv2d", y, new Conv(x.channels(), window, x.channels(), false));
        y = one.conv("pointwise_conv2d", y, Conv.of(middle, 1));
        if (step.early) {
            y = withoutFirst(net, y);
        }
        y = net.relu("relu1", net.batchNorm("bn_sep_1", y, EPSILON));
        Network two = net.in("separable_2");
        y = two.conv("depthwise_conv2d", y, second);
        y = two.conv("pointwise_conv2d", y, Conv.of(channels, 1));
        return net.batchNorm("bn_sep_2", y, EPSILON);
    }

    static Value maxPool(Network net, String name, Value x, Step step) {
        Window window = Window.of(3).half().stride(step.stride);
        return step.early
                ? withoutFirst(net.in(name), net.maxPool(name, x, early(window)))
                : net.maxPool(name, x, window);
    }

    static Value averagePool(Network net, String name, Value x, Step step) {
        Window window = Window.of(3).half().stride(step.stride);
        return step.early
                ? withoutFirst(net.in(name), net.averagePool(name, x, early(window)))
                : net.averagePool(name, x, window);
    }

    /**
     * Halves the image: every second pixel, and those beside them, by half of the channels each.
     * Zeros beyond an odd image are added after the pooling: ONNX Runtime moves them into one that
     * follows, and then finds them larger than its window.
     */
    static Value factorizedReduction(Network net, Value x, int channels) {
        Window every = Window.of(1).stride(2);
        Value y = net.relu("relu", x);
        Value one = net.averagePool("path_1.avgpool", y, every);
        one = net.conv("path_1.conv", one, Conv.of(channels / 2, 1));
        Value other = net.averagePool("path_2.avgpool", withoutFirst(net, y), every);
        other = other.height() < one.height() ? padded(net, other) : other;
        other = net.conv("path_2.conv", other, Conv.of(channels / 2, 1));
        return net.batchNorm("final_path_bn", net.concat("concat", List.of(one, other)), EPSILON);
    }

    private static Window early(Window window) {
        return window.padding(window.top() + 1, window.left() + 1, window.bottom(), window.right());
    }

    private static Value withoutFirst(Network net, Value x) {
        List<Value> operands =
                List.of(
                        x,
                        net.integers("crop.starts", ConstantTensor.vector(1, 1)),
                        net.integers("crop.ends", ConstantTensor.vector(x.height(), x.width())),
                        net.integers("crop.axes", ConstantTensor.vector(2, 3)));
        Shape shape = Shape.of(x.channels(), x.height() - 1, x.width() - 1);
        return net.node("crop", "Slice", operands, NodeAttributes.none(), shape);
    }

    /** With a row and a column of zeros after the last. */
    private static Value padded(Network net, Value x) {
        Value pads = net.integers("pad.pads", ConstantTensor.vector(0, 0, 0, 0, 0, 0, 1, 1));
        Shape shape = Shape.of(x.channels(), x.height() + 1, x.width() + 1);
        return net.node("pad", "Pad", List.of(x, pads), NodeAttributes.none(), shape);
    }
}
