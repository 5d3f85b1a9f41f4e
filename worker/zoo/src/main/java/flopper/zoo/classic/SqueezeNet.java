package flopper.zoo.classic;

import flopper.analysis.graph.Model;
import flopper.zoo.build.Architecture;
import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;
import flopper.zoo.build.Window;

import java.util.List;

/**
 * SqueezeNet: eight fire modules, which squeeze to few channels and expand by 1×1 and 3×3 filters.
 *
 * <p>Source: arXiv 1602.07360; torchvision {@code squeezenet.py}.
 *
 * @param stem the first convolution
 * @param poolings numbers of the later layers that are poolings
 */
public record SqueezeNet(String name, Conv stem, List<Integer> poolings) {
    /** Channels after squeezing; each branch expands them fourfold. */
    private static final List<Integer> SQUEEZED = List.of(16, 16, 32, 32, 48, 48, 64, 64);

    private static final Window POOL = Window.of(3).stride(2).ceiling();

    public static List<Architecture> architectures() {
        return List.of(
                        new SqueezeNet("squeezenet1_0", Conv.of(96, 7), List.of(6, 11)),
                        new SqueezeNet("squeezenet1_1", Conv.of(64, 3), List.of(5, 8)))
                .stream()
                .map(net -> new Architecture(net.name, "SqueezeNet", 224, net::build))
                .toList();
    }

    private Model build(int resolution) {
        Network net = Network.named(name);
        Network features = net.in("features");
        Value x = features.conv("0", net.image(resolution), stem.valid().stride(2).withBias());
        x = features.maxPool("2", features.relu("1", x), POOL);
        int layer = 3;
        for (int squeezed : SQUEEZED) {
            if (poolings.contains(layer)) {
                x = features.maxPool("" + layer++, x, POOL);
            }
            x = fire(features.in(layer++), x, squeezed);
        }
        Network classifier = net.in("classifier");
        x = classifier.relu("2", classifier.conv("1", x, Conv.of(1000, 1).withBias()));
        return net.model(net.flatten("flatten", classifier.globalAveragePool("3", x)));
    }

    private static Value fire(Network net, Value x, int squeezed) {
        Conv expand1 = Conv.of(4 * squeezed, 1).withBias();
        Conv expand3 = Conv.of(4 * squeezed, 3).withBias();
        Value y = net.conv("squeeze", x, Conv.of(squeezed, 1).withBias());
        y = net.relu("squeeze_activation", y);
        Value one = net.relu("expand1x1_activation", net.conv("expand1x1", y, expand1));
        Value three = net.relu("expand3x3_activation", net.conv("expand3x3", y, expand3));
        return net.concat("concat", List.of(one, three));
    }
}
