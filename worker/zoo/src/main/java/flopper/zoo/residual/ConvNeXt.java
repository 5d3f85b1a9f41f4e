package flopper.zoo.residual;

import flopper.analysis.graph.Model;
import flopper.zoo.block.Mlp;
import flopper.zoo.build.Architecture;
import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;

import java.util.List;

/**
 * ConvNeXt: a depthwise 7×7 convolution and, channels last, two fully connected layers.
 *
 * <p>Source: arXiv 2201.03545; torchvision {@code convnext.py}.
 *
 * @param depths blocks in each of the four stages
 * @param channels of the first stage; each later one has twice as many
 */
public record ConvNeXt(String name, List<Integer> depths, int channels) {
    private static final float EPSILON = 1e-6f;

    public static List<Architecture> architectures() {
        return List.of(
                        new ConvNeXt("convnext_tiny", List.of(3, 3, 9, 3), 96),
                        new ConvNeXt("convnext_small", List.of(3, 3, 27, 3), 96),
                        new ConvNeXt("convnext_base", List.of(3, 3, 27, 3), 128),
                        new ConvNeXt("convnext_large", List.of(3, 3, 27, 3), 192))
                .stream()
                .map(net -> new Architecture(net.name, "ConvNeXt", 224, net::build))
                .toList();
    }

    private Model build(int resolution) {
        Network net = Network.named(name);
        Network features = net.in("features");
        Network stem = features.in(0);
        Conv patches = Conv.of(channels, 4).valid().stride(4).withBias();
        Value x = layerNorm(stem, "1", stem.conv("0", net.image(resolution), patches));
        for (int stage = 0; stage < depths.size(); stage++) {
            if (stage > 0) {
                Conv halving = Conv.of(channels << stage, 2).valid().stride(2).withBias();
                Network scope = features.in(2 * stage);
                x = scope.conv("1", layerNorm(scope, "0", x), halving);
            }
            for (int block = 0; block < depths.get(stage); block++) {
                x = block(features.in(2 * stage + 1).in(block), x);
            }
        }
        Network classifier = net.in("classifier");
        x = layerNorm(classifier, "0", net.globalAveragePool("avgpool", x));
        return net.model(classifier.linear("2", classifier.flatten("1", x), 1000));
    }

    private static Value block(Network net, Value x) {
        Network block = net.in("block");
        Value y = block.conv("0", x, Conv.depthwise(x.channels(), 7).withBias());
        y = block.transpose("1", y, 1, 2, 0);
        y = block.layerNorm("2", y, EPSILON);
        y = Mlp.of(block, y, 4 * x.channels(), "3", "5");
        y = block.transpose("6", y, 2, 0, 1);
        y = net.multiply("scale", y, net.weight("layer_scale", x.channels(), 1, 1));
        return net.add("add", y, x);
    }

    /** Over the channels of each pixel, which are moved last and back again. */
    private static Value layerNorm(Network net, String name, Value x) {
        Value y = net.transpose(name + ".last", x, 1, 2, 0);
        return net.transpose(name + ".first", net.layerNorm(name, y, EPSILON), 2, 0, 1);
    }
}
