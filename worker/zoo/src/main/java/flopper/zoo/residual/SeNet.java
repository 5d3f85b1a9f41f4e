package flopper.zoo.residual;

import flopper.analysis.graph.Model;
import flopper.zoo.block.SqueezeExcitation;
import flopper.zoo.build.Activation;
import flopper.zoo.build.Architecture;
import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;
import flopper.zoo.build.Window;

import java.util.List;

/**
 * SE-ResNet, SE-ResNeXt and SENet-154: bottlenecks with squeeze and excitation to a sixteenth.
 *
 * <p>Source: arXiv 1709.01507; Cadene's {@code senet.py}.
 *
 * @param depths blocks in each of the four stages
 */
public record SeNet(String name, List<Integer> depths, Kind kind) {
    /** How a block's three convolutions divide the work. */
    public enum Kind {
        /** The stride is in the first convolution, as in Caffe's ResNet. */
        RESNET,
        /** 32 groups of 4 channels. */
        RESNEXT,
        /** 64 groups, twice as wide; three small convolutions as the stem. */
        SENET
    }

    public static List<Architecture> architectures() {
        return List.of(
                        new SeNet("se_resnet50", List.of(3, 4, 6, 3), Kind.RESNET),
                        new SeNet("se_resnet101", List.of(3, 4, 23, 3), Kind.RESNET),
                        new SeNet("se_resnet152", List.of(3, 8, 36, 3), Kind.RESNET),
                        new SeNet("se_resnext50_32x4d", List.of(3, 4, 6, 3), Kind.RESNEXT),
                        new SeNet("se_resnext101_32x4d", List.of(3, 4, 23, 3), Kind.RESNEXT),
                        new SeNet("senet154", List.of(3, 8, 36, 3), Kind.SENET))
                .stream()
                .map(net -> new Architecture(net.name, "SeNet", 224, net::build))
                .toList();
    }

    private Model build(int resolution) {
        Network net = Network.named(name);
        Value x = stem(net.in("layer0"), net.image(resolution));
        for (int stage = 0; stage < depths.size(); stage++) {
            for (int block = 0; block < depths.get(stage); block++) {
                Network scope = net.in("layer" + (stage + 1)).in(block);
                x = block(scope, x, 64 << stage, block == 0 && stage > 0 ? 2 : 1);
            }
        }
        x = net.flatten("flatten", net.globalAveragePool("avg_pool", x));
        return net.model(net.linear("last_linear", x, 1000));
    }

    private Value stem(Network net, Value x) {
        Value y =
                switch (kind) {
                    case RESNET, RESNEXT -> activated(net, 1, x, Conv.of(64, 7).stride(2));
                    case SENET -> {
                        Value small = activated(net, 1, x, Conv.of(64, 3).stride(2));
                        small = activated(net, 2, small, Conv.of(64, 3));
                        yield activated(net, 3, small, Conv.of(128, 3));
                    }
                };
        return net.maxPool("pool", y, Window.of(3).stride(2).ceiling());
    }

    private Value block(Network net, Value x, int planes, int stride) {
        int channels = 4 * planes;
        Value y =
                switch (kind) {
                    case RESNET -> {
                        Value first = activated(net, 1, x, Conv.of(planes, 1).stride(stride));
                        yield activated(net, 2, first, Conv.of(planes, 3));
                    }
                    case RESNEXT -> grouped(net, x, 2 * planes, 2 * planes, 32, stride);
                    case SENET -> grouped(net, x, 2 * planes, 4 * planes, 64, stride);
                };
        y = net.batchNorm("bn3", net.conv("conv3", y, Conv.of(channels, 1)));
        SqueezeExcitation squeeze =
                new SqueezeExcitation(channels / 16, Activation.RELU, Activation.SIGMOID);
        y = squeeze.apply(net.in("se_module"), y);
        return net.relu("relu", net.add("add", y, shortcut(net, x, channels, stride)));
    }

    private static Value grouped(
            Network net, Value x, int hidden, int width, int groups, int stride) {
        Value y = activated(net, 1, x, Conv.of(hidden, 1));
        return activated(net, 2, y, Conv.of(width, 3).stride(stride).groups(groups));
    }

    private Value shortcut(Network net, Value x, int channels, int stride) {
        if (x.channels() == channels && stride == 1) {
            return x;
        }
        int kernel = kind == Kind.SENET && stride == 2 ? 3 : 1;
        Value y = net.conv("downsample.0", x, Conv.of(channels, kernel).stride(stride));
        return net.batchNorm("downsample.1", y);
    }

    private static Value activated(Network net, int number, Value x, Conv conv) {
        Value y = net.batchNorm("bn" + number, net.conv("conv" + number, x, conv));
        return net.relu("relu" + number, y);
    }
}
