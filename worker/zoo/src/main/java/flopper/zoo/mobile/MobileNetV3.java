package flopper.zoo.mobile;

import static flopper.zoo.build.Activation.HARD_SIGMOID;
import static flopper.zoo.build.Activation.HARD_SWISH;
import static flopper.zoo.build.Activation.RELU;

import flopper.analysis.graph.Model;
import flopper.zoo.block.Channels;
import flopper.zoo.block.ConvNormActivation;
import flopper.zoo.block.InvertedResidual;
import flopper.zoo.block.SqueezeExcitation;
import flopper.zoo.build.Activation;
import flopper.zoo.build.Architecture;
import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * MobileNet v3.
 *
 * <p>Source: arXiv 1905.02244; torchvision {@code mobilenetv3.py}.
 *
 * @param stem channels of the first convolution
 * @param hidden features between the two layers of the classifier
 */
public record MobileNetV3(String name, int stem, List<Block> blocks, int hidden) {
    private static final float EPSILON = 1e-3f;

    /**
     * @param squeeze whether channels are squeezed and excited, to a quarter of the expanded ones
     */
    public record Block(
            int kernel,
            int expanded,
            int channels,
            boolean squeeze,
            Activation activation,
            int stride) {
        private Block widened(double multiplier) {
            return new Block(
                    kernel,
                    Channels.divisible(expanded * multiplier, 8),
                    Channels.divisible(channels * multiplier, 8),
                    squeeze,
                    activation,
                    stride);
        }
    }

    public static List<Architecture> architectures() {
        return List.of(
                        new MobileNetV3("mobilenet_v3_large", 16, large(), 1280),
                        new MobileNetV3("mobilenet_v3_small", 16, small(), 1024))
                .stream()
                .map(net ->
                        new Architecture(
                                net.name,
                                "MobileNetV3",
                                224,
                                net::build,
                                Optional.of(net::widened)))
                .toList();
    }

    private static List<Block> large() {
        return List.of(
                new Block(3, 16, 16, false, RELU, 1),
                new Block(3, 64, 24, false, RELU, 2),
                new Block(3, 72, 24, false, RELU, 1),
                new Block(5, 72, 40, true, RELU, 2),
                new Block(5, 120, 40, true, RELU, 1),
                new Block(5, 120, 40, true, RELU, 1),
                new Block(3, 240, 80, false, HARD_SWISH, 2),
                new Block(3, 200, 80, false, HARD_SWISH, 1),
                new Block(3, 184, 80, false, HARD_SWISH, 1),
                new Block(3, 184, 80, false, HARD_SWISH, 1),
                new Block(3, 480, 112, true, HARD_SWISH, 1),
                new Block(3, 672, 112, true, HARD_SWISH, 1),
                new Block(5, 672, 160, true, HARD_SWISH, 2),
                new Block(5, 960, 160, true, HARD_SWISH, 1),
                new Block(5, 960, 160, true, HARD_SWISH, 1));
    }

    private static List<Block> small() {
        return List.of(
                new Block(3, 16, 16, true, RELU, 2),
                new Block(3, 72, 24, false, RELU, 2),
                new Block(3, 88, 24, false, RELU, 1),
                new Block(5, 96, 40, true, HARD_SWISH, 2),
                new Block(5, 240, 40, true, HARD_SWISH, 1),
                new Block(5, 240, 40, true, HARD_SWISH, 1),
                new Block(5, 120, 48, true, HARD_SWISH, 1),
                new Block(5, 144, 48, true, HARD_SWISH, 1),
                new Block(5, 288, 96, true, HARD_SWISH, 2),
                new Block(5, 576, 96, true, HARD_SWISH, 1),
                new Block(5, 576, 96, true, HARD_SWISH, 1));
    }

    private IntFunction<Model> widened(double multiplier) {
        return new MobileNetV3(
                        name,
                        Channels.divisible(stem * multiplier, 8),
                        blocks.stream().map(block -> block.widened(multiplier)).toList(),
                        Channels.divisible(hidden * multiplier, 8))
                ::build;
    }

    private Model build(int resolution) {
        Network net = Network.named(name);
        Network features = net.in("features");
        Value x = net.image(resolution);
        x = conv(features.in(0), x, Conv.of(stem, 3).stride(2));
        for (int i = 0; i < blocks.size(); i++) {
            x = inverted(blocks.get(i)).apply(features.in(i + 1), x);
        }
        x = conv(features.in(blocks.size() + 1), x, Conv.of(6 * x.channels(), 1));
        x = net.flatten("flatten", net.globalAveragePool("avgpool", x));
        Network classifier = net.in("classifier");
        x = HARD_SWISH.apply(classifier, "1", classifier.linear("0", x, hidden));
        return net.model(classifier.linear("3", x, 1000));
    }

    private static Value conv(Network net, Value x, Conv conv) {
        return ConvNormActivation.of(net, x, conv, HARD_SWISH, EPSILON);
    }

    private static InvertedResidual inverted(Block block) {
        int squeezed = Channels.divisible(0.25 * block.expanded, 8);
        Optional<SqueezeExcitation> squeeze =
                Optional.of(new SqueezeExcitation(squeezed, RELU, HARD_SIGMOID))
                        .filter(_ -> block.squeeze);
        return new InvertedResidual(
                block.expanded,
                block.kernel,
                block.stride,
                block.channels,
                block.activation,
                squeeze,
                EPSILON);
    }
}
