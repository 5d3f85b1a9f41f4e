package flopper.zoo.mobile;

import flopper.analysis.graph.Model;
import flopper.zoo.block.ConvNormActivation;
import flopper.zoo.build.Activation;
import flopper.zoo.build.Architecture;
import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;
import flopper.zoo.build.Window;

import java.util.List;

/**
 * ShuffleNet v2: half of the channels pass each block untouched, then the halves are interleaved.
 *
 * <p>Source: arXiv 1807.11164; torchvision {@code shufflenetv2.py}.
 *
 * @param channels of the three stages
 * @param last channels of the last convolution
 */
public record ShuffleNetV2(String name, List<Integer> channels, int last) {
    private static final List<Integer> DEPTHS = List.of(4, 8, 4);

    public static List<Architecture> architectures() {
        return List.of(
                        new ShuffleNetV2("shufflenet_v2_x0_5", List.of(48, 96, 192), 1024),
                        new ShuffleNetV2("shufflenet_v2_x1_0", List.of(116, 232, 464), 1024),
                        new ShuffleNetV2("shufflenet_v2_x1_5", List.of(176, 352, 704), 1024),
                        new ShuffleNetV2("shufflenet_v2_x2_0", List.of(244, 488, 976), 2048))
                .stream()
                .map(net -> new Architecture(net.name, "ShuffleNetV2", 224, net::build))
                .toList();
    }

    private Model build(int resolution) {
        Network net = Network.named(name);
        Value x = activated(net.in("conv1"), net.image(resolution), Conv.of(24, 3).stride(2));
        x = net.maxPool("maxpool", x, Window.of(3).half().stride(2));
        for (int stage = 0; stage < DEPTHS.size(); stage++) {
            Network scope = net.in("stage" + (stage + 2));
            x = halving(scope.in(0), x, channels.get(stage) / 2);
            for (int block = 1; block < DEPTHS.get(stage); block++) {
                x = block(scope.in(block), x);
            }
        }
        x = activated(net.in("conv5"), x, Conv.of(last, 1));
        x = net.flatten("flatten", net.globalAveragePool("mean", x));
        return net.model(net.linear("fc", x, 1000));
    }

    private static Value halving(Network net, Value x, int half) {
        Network first = net.in("branch1");
        Value one = first.conv("0", x, Conv.depthwise(x.channels(), 3).stride(2));
        one = first.conv("2", first.batchNorm("1", one), Conv.of(half, 1));
        one = first.relu("4", first.batchNorm("3", one));
        return shuffle(net, one, branch(net.in("branch2"), x, half, 2));
    }

    private static Value block(Network net, Value x) {
        int half = x.channels() / 2;
        List<Value> halves = net.split("chunk", 0, x, half, half);
        Value other = branch(net.in("branch2"), halves.getLast(), half, 1);
        return shuffle(net, halves.getFirst(), other);
    }

    private static Value branch(Network net, Value x, int half, int stride) {
        Value y = net.conv("0", x, Conv.of(half, 1));
        y = net.relu("2", net.batchNorm("1", y));
        y = net.batchNorm("4", net.conv("3", y, Conv.depthwise(half, 3).stride(stride)));
        y = net.conv("5", y, Conv.of(half, 1));
        return net.relu("7", net.batchNorm("6", y));
    }

    /** One channel of each half in turn. */
    private static Value shuffle(Network net, Value one, Value other) {
        Value x = net.concat("concat", List.of(one, other));
        Value halves = net.reshape("halves", x, 2, one.channels(), x.height(), x.width());
        Value turned = net.transpose("turned", halves, 1, 0, 2, 3);
        return net.reshape("shuffled", turned, x.channels(), x.height(), x.width());
    }

    private static Value activated(Network net, Value x, Conv conv) {
        return ConvNormActivation.of(net, x, conv, Activation.RELU);
    }
}
