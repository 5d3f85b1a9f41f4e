package flopper.zoo.mobile;

import flopper.analysis.graph.Model;
import flopper.zoo.block.ConvNormActivation;
import flopper.zoo.build.Activation;
import flopper.zoo.build.Architecture;
import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;

import java.util.List;
import java.util.Optional;

/**
 * MobileNet: depthwise and pointwise convolutions in turn.
 *
 * <p>Source: arXiv 1704.04861, table 1.
 *
 * @param width multiplier of all channel counts
 */
public record MobileNetV1(String name, double width) {
    /** A depthwise convolution and the channels of the pointwise one after it. */
    private record Block(int stride, int channels) {}

    private static final List<Block> BLOCKS =
            List.of(
                    new Block(1, 64),
                    new Block(2, 128),
                    new Block(1, 128),
                    new Block(2, 256),
                    new Block(1, 256),
                    new Block(2, 512),
                    new Block(1, 512),
                    new Block(1, 512),
                    new Block(1, 512),
                    new Block(1, 512),
                    new Block(1, 512),
                    new Block(2, 1024),
                    new Block(1, 1024));

    public static List<Architecture> architectures() {
        MobileNetV1 net = new MobileNetV1("mobilenet_v1", 1);
        return List.of(
                new Architecture(
                        net.name,
                        "MobileNetV1",
                        224,
                        net::build,
                        Optional.of(multiplier -> new MobileNetV1(net.name, multiplier)::build)));
    }

    private Model build(int resolution) {
        Network net = Network.named(name);
        Network features = net.in("features");
        Value x = net.image(resolution);
        x = activated(features.in(0), x, Conv.of(scaled(32), 3).stride(2));
        for (int i = 0; i < BLOCKS.size(); i++) {
            Block block = BLOCKS.get(i);
            Network scope = features.in(i + 1);
            Conv depthwise = Conv.depthwise(x.channels(), 3).stride(block.stride);
            x = activated(scope.in("depthwise"), x, depthwise);
            x = activated(scope.in("pointwise"), x, Conv.of(scaled(block.channels), 1));
        }
        x = net.flatten("flatten", net.globalAveragePool("avgpool", x));
        return net.model(net.linear("classifier", x, 1000));
    }

    private static Value activated(Network net, Value x, Conv conv) {
        return ConvNormActivation.of(net, x, conv, Activation.RELU);
    }

    private int scaled(int channels) {
        return (int) (channels * width);
    }
}
