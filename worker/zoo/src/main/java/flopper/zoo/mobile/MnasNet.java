package flopper.zoo.mobile;

import flopper.analysis.graph.Model;
import flopper.zoo.block.Channels;
import flopper.zoo.build.Architecture;
import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * MNASNet, whose stages a search found.
 *
 * <p>Source: arXiv 1807.11626; torchvision {@code mnasnet.py}.
 *
 * @param width multiplier of all channel counts
 */
public record MnasNet(String name, double width) {
    private record Stage(int channels, int kernel, int stride, int expansion, int blocks) {}

    private static final List<Stage> STAGES =
            List.of(
                    new Stage(24, 3, 2, 3, 3),
                    new Stage(40, 5, 2, 3, 3),
                    new Stage(80, 5, 2, 6, 3),
                    new Stage(96, 3, 1, 6, 2),
                    new Stage(192, 5, 2, 6, 4),
                    new Stage(320, 3, 1, 6, 1));

    public static List<Architecture> architectures() {
        return List.of(
                        new MnasNet("mnasnet0_5", 0.5),
                        new MnasNet("mnasnet0_75", 0.75),
                        new MnasNet("mnasnet1_0", 1),
                        new MnasNet("mnasnet1_3", 1.3))
                .stream()
                .map(net ->
                        new Architecture(
                                net.name, "MnasNet", 224, net::build, Optional.of(net::widened)))
                .toList();
    }

    private IntFunction<Model> widened(double multiplier) {
        return new MnasNet(name, width * multiplier)::build;
    }

    private Model build(int resolution) {
        Network net = Network.named(name);
        Network layers = net.in("layers");
        Value x = net.image(resolution);
        x = activated(layers, 0, x, Conv.of(scaled(32), 3).stride(2));
        x = activated(layers, 3, x, Conv.depthwise(x.channels(), 3));
        x = layers.batchNorm("7", layers.conv("6", x, Conv.of(scaled(16), 1)));
        for (int i = 0; i < STAGES.size(); i++) {
            Stage stage = STAGES.get(i);
            for (int block = 0; block < stage.blocks; block++) {
                Network scope = layers.in(i + 8).in(block);
                x = block(scope, x, stage, block == 0 ? stage.stride : 1);
            }
        }
        x = activated(layers, 14, x, Conv.of(1280, 1));
        x = net.flatten("flatten", net.globalAveragePool("avgpool", x));
        return net.model(net.in("classifier").linear("1", x, 1000));
    }

    private Value block(Network net, Value x, Stage stage, int stride) {
        Network layers = net.in("layers");
        int hidden = x.channels() * stage.expansion;
        int channels = scaled(stage.channels);
        Value y = activated(layers, 0, x, Conv.of(hidden, 1));
        y = activated(layers, 3, y, Conv.depthwise(hidden, stage.kernel).stride(stride));
        y = layers.batchNorm("7", layers.conv("6", y, Conv.of(channels, 1)));
        return stride == 1 && x.channels() == channels ? net.add("add", y, x) : y;
    }

    /** A convolution, its normalisation and ReLU, numbered on from the first layer. */
    private static Value activated(Network net, int first, Value x, Conv conv) {
        Value y = net.batchNorm("" + (first + 1), net.conv("" + first, x, conv));
        return net.relu("" + (first + 2), y);
    }

    private int scaled(int channels) {
        return Channels.divisible(channels * width, 8);
    }
}
