package flopper.zoo.residual;

import flopper.analysis.graph.Model;
import flopper.zoo.build.Architecture;
import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;
import flopper.zoo.build.Window;

import java.util.List;

/**
 * ResNets as they came from other frameworks: Torch's convolutions have biases, and Caffe's blocks
 * stride in their first convolution.
 *
 * <p>Source: Cadene's {@code fbresnet.py} and {@code cafferesnet.py}.
 */
public record PortedResNet(String name, List<Integer> depths, Origin origin) {
    /** The framework it came from. */
    public enum Origin {
        TORCH,
        CAFFE
    }

    public static List<Architecture> architectures() {
        return List.of(
                        new PortedResNet("cafferesnet101", List.of(3, 4, 23, 3), Origin.CAFFE),
                        new PortedResNet("fbresnet152", List.of(3, 8, 36, 3), Origin.TORCH))
                .stream()
                .map(net -> new Architecture(net.name, "PortedResNet", 224, net::build))
                .toList();
    }

    private Model build(int resolution) {
        Network net = Network.named(name);
        Value x = normalised(net, 1, net.image(resolution), Conv.of(64, 7).stride(2));
        Window pool =
                switch (origin) {
                    case TORCH -> Window.of(3).half().stride(2);
                    case CAFFE -> Window.of(3).stride(2).ceiling();
                };
        x = net.maxPool("maxpool", net.relu("relu", x), pool);
        for (int stage = 0; stage < depths.size(); stage++) {
            for (int block = 0; block < depths.get(stage); block++) {
                Network scope = net.in("layer" + (stage + 1)).in(block);
                x = block(scope, x, 64 << stage, block == 0 && stage > 0 ? 2 : 1);
            }
        }
        x = net.flatten("flatten", net.globalAveragePool("avgpool", x));
        return net.model(net.linear("last_linear", x, 1000));
    }

    private Value block(Network net, Value x, int planes, int stride) {
        int first = origin == Origin.CAFFE ? stride : 1;
        Value y = normalised(net, 1, x, Conv.of(planes, 1).stride(first));
        y = normalised(net, 2, net.relu("relu", y), Conv.of(planes, 3).stride(stride / first));
        y = normalised(net, 3, net.relu("relu", y), Conv.of(4 * planes, 1));
        return net.relu("relu", net.add("add", y, shortcut(net, x, 4 * planes, stride)));
    }

    private Value shortcut(Network net, Value x, int channels, int stride) {
        if (x.channels() == channels && stride == 1) {
            return x;
        }
        Conv projection = biased(Conv.of(channels, 1).stride(stride));
        return net.batchNorm("downsample.1", net.conv("downsample.0", x, projection));
    }

    private Value normalised(Network net, int number, Value x, Conv conv) {
        return net.batchNorm("bn" + number, net.conv("conv" + number, x, biased(conv)));
    }

    private Conv biased(Conv conv) {
        return switch (origin) {
            case TORCH -> conv.withBias();
            case CAFFE -> conv;
        };
    }
}
