package flopper.zoo.mobile;

import flopper.analysis.graph.Model;
import flopper.zoo.block.Channels;
import flopper.zoo.block.ConvNormActivation;
import flopper.zoo.build.Activation;
import flopper.zoo.build.Architecture;
import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;

import java.util.List;
import java.util.Optional;

/**
 * MobileNet v2: inverted residuals with linear bottlenecks.
 *
 * <p>Source: arXiv 1801.04381; torchvision {@code mobilenetv2.py}.
 *
 * @param width multiplier of all channel counts
 */
public record MobileNetV2(String name, double width) {
    /** Blocks of one width, the first of which may stride. */
    private record Stage(int expansion, int channels, int blocks, int stride) {}

    private static final List<Stage> STAGES =
            List.of(
                    new Stage(1, 16, 1, 1),
                    new Stage(6, 24, 2, 2),
                    new Stage(6, 32, 3, 2),
                    new Stage(6, 64, 4, 2),
                    new Stage(6, 96, 3, 1),
                    new Stage(6, 160, 3, 2),
                    new Stage(6, 320, 1, 1));

    public static List<Architecture> architectures() {
        MobileNetV2 net = new MobileNetV2("mobilenet_v2", 1);
        return List.of(
                new Architecture(
                        net.name,
                        "MobileNetV2",
                        224,
                        net::build,
                        Optional.of(multiplier -> new MobileNetV2(net.name, multiplier)::build)));
    }

    private Model build(int resolution) {
        Network net = Network.named(name);
        Network features = net.in("features");
        Conv stem = Conv.of(scaled(32), 3).stride(2);
        Value x = activated(features.in(0), net.image(resolution), stem);
        int layer = 1;
        for (Stage stage : STAGES) {
            for (int i = 0; i < stage.blocks; i++) {
                Network block = features.in(layer++).in("conv");
                x = block(block, x, stage, i == 0 ? stage.stride : 1);
            }
        }
        int last = Channels.divisible(1280 * Math.max(1, width), 8);
        x = activated(features.in(layer), x, Conv.of(last, 1));
        x = net.flatten("flatten", net.globalAveragePool("avgpool", x));
        return net.model(net.in("classifier").linear("1", x, 1000));
    }

    private Value block(Network net, Value x, Stage stage, int stride) {
        int channels = scaled(stage.channels);
        int hidden = x.channels() * stage.expansion;
        int layer = 0;
        Value y = x;
        if (stage.expansion != 1) {
            y = activated(net.in(layer++), y, Conv.of(hidden, 1));
        }
        y = activated(net.in(layer++), y, Conv.depthwise(hidden, 3).stride(stride));
        y = net.conv("" + layer++, y, Conv.of(channels, 1));
        y = net.batchNorm("" + layer, y);
        return stride == 1 && x.channels() == channels ? net.add("add", x, y) : y;
    }

    private static Value activated(Network net, Value x, Conv conv) {
        return ConvNormActivation.of(net, x, conv, Activation.RELU6);
    }

    private int scaled(int channels) {
        return Channels.divisible(channels * width, 8);
    }
}
