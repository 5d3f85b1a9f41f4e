package flopper.zoo.residual;

import flopper.analysis.graph.Model;
import flopper.zoo.build.Architecture;
import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;
import flopper.zoo.build.Window;

import java.util.List;

/**
 * DenseNet-BC: each layer adds its few channels to all those before it.
 *
 * <p>Source: arXiv 1608.06993; torchvision {@code densenet.py}.
 *
 * @param growth channels that a layer adds
 * @param stem channels of the first convolution
 * @param depths layers in each of the four blocks
 */
public record DenseNet(String name, int growth, int stem, List<Integer> depths) {
    /** Width of a layer's 1×1 convolution, in multiples of the growth. */
    private static final int BOTTLENECK = 4;

    public static List<Architecture> architectures() {
        return List.of(
                        new DenseNet("densenet121", 32, 64, List.of(6, 12, 24, 16)),
                        new DenseNet("densenet161", 48, 96, List.of(6, 12, 36, 24)),
                        new DenseNet("densenet169", 32, 64, List.of(6, 12, 32, 32)),
                        new DenseNet("densenet201", 32, 64, List.of(6, 12, 48, 32)))
                .stream()
                .map(net -> new Architecture(net.name, "DenseNet", 224, net::build))
                .toList();
    }

    private Model build(int resolution) {
        Network net = Network.named(name);
        Network features = net.in("features");
        Value x = features.conv("conv0", net.image(resolution), Conv.of(stem, 7).stride(2));
        x = features.relu("relu0", features.batchNorm("norm0", x));
        x = features.maxPool("pool0", x, Window.of(3).half().stride(2));
        for (int block = 1; block <= depths.size(); block++) {
            for (int layer = 1; layer <= depths.get(block - 1); layer++) {
                x = layer(features.in("denseblock" + block).in("denselayer" + layer), x);
            }
            if (block < depths.size()) {
                x = transition(features.in("transition" + block), x);
            }
        }
        x = features.relu("relu5", features.batchNorm("norm5", x));
        x = net.flatten("flatten", net.globalAveragePool("avgpool", x));
        return net.model(net.linear("classifier", x, 1000));
    }

    private Value layer(Network net, Value x) {
        Value y = net.relu("relu1", net.batchNorm("norm1", x));
        y = net.conv("conv1", y, Conv.of(BOTTLENECK * growth, 1));
        y = net.relu("relu2", net.batchNorm("norm2", y));
        return net.concat("concat", List.of(x, net.conv("conv2", y, Conv.of(growth, 3))));
    }

    private static Value transition(Network net, Value x) {
        Value y = net.relu("relu", net.batchNorm("norm", x));
        y = net.conv("conv", y, Conv.of(x.channels() / 2, 1));
        return net.averagePool("pool", y, Window.of(2).stride(2));
    }
}
