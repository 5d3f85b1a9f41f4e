package flopper.zoo.classic;

import flopper.analysis.graph.Model;
import flopper.zoo.build.Architecture;
import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;
import flopper.zoo.build.Window;

import java.util.List;
import java.util.stream.Stream;

/**
 * VGG with and without batch normalisation.
 *
 * <p>Source: arXiv 1409.1556; torchvision {@code vgg.py}.
 *
 * @param depths convolutions in each of the five stages
 */
public record Vgg(String name, List<Integer> depths, boolean normalised) {
    private static final List<Integer> WIDTHS = List.of(64, 128, 256, 512, 512);

    public static List<Architecture> architectures() {
        return Stream.of(
                        new Vgg("vgg11", List.of(1, 1, 2, 2, 2), false),
                        new Vgg("vgg13", List.of(2, 2, 2, 2, 2), false),
                        new Vgg("vgg16", List.of(2, 2, 3, 3, 3), false),
                        new Vgg("vgg19", List.of(2, 2, 4, 4, 4), false))
                .flatMap(net -> Stream.of(net, new Vgg(net.name + "_bn", net.depths, true)))
                .map(net -> new Architecture(net.name, "Vgg", 224, net::build))
                .toList();
    }

    private Model build(int resolution) {
        Network net = Network.named(name);
        Value x = features(net.in("features"), net.image(resolution));
        x = net.flatten("flatten", net.adaptiveAveragePool("avgpool", x, 7));
        Network classifier = net.in("classifier");
        x = classifier.relu("1", classifier.linear("0", x, 4096));
        x = classifier.relu("4", classifier.linear("3", x, 4096));
        return net.model(classifier.linear("6", x, 1000));
    }

    private Value features(Network net, Value x) {
        Value y = x;
        int layer = 0;
        for (int stage = 0; stage < depths.size(); stage++) {
            for (int i = 0; i < depths.get(stage); i++) {
                y = net.conv("" + layer++, y, Conv.of(WIDTHS.get(stage), 3).withBias());
                if (normalised) {
                    y = net.batchNorm("" + layer++, y);
                }
                y = net.relu("" + layer++, y);
            }
            y = net.maxPool("" + layer++, y, Window.of(2).stride(2));
        }
        return y;
    }
}
