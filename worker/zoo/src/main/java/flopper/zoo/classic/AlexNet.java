package flopper.zoo.classic;

import flopper.analysis.graph.Model;
import flopper.zoo.build.Architecture;
import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;
import flopper.zoo.build.Window;

import java.util.List;

/**
 * AlexNet in its later form for one device.
 *
 * <p>Source: arXiv 1404.5997; torchvision {@code alexnet.py}.
 */
public final class AlexNet {
    private static final Window POOL = Window.of(3).stride(2);

    private AlexNet() {}

    public static List<Architecture> architectures() {
        return List.of(new Architecture("alexnet", "AlexNet", 224, AlexNet::build));
    }

    private static Model build(int resolution) {
        Network net = Network.named("alexnet");
        Value x = features(net.in("features"), net.image(resolution));
        x = net.flatten("flatten", net.adaptiveAveragePool("avgpool", x, 6));
        Network classifier = net.in("classifier");
        x = classifier.relu("2", classifier.linear("1", x, 4096));
        x = classifier.relu("5", classifier.linear("4", x, 4096));
        return net.model(classifier.linear("6", x, 1000));
    }

    private static Value features(Network net, Value x) {
        Value y = net.conv("0", x, Conv.of(64, 11).padding(2).stride(4).withBias());
        y = net.maxPool("2", net.relu("1", y), POOL);
        y = net.maxPool("5", net.relu("4", net.conv("3", y, Conv.of(192, 5).withBias())), POOL);
        y = net.relu("7", net.conv("6", y, Conv.of(384, 3).withBias()));
        y = net.relu("9", net.conv("8", y, Conv.of(256, 3).withBias()));
        y = net.relu("11", net.conv("10", y, Conv.of(256, 3).withBias()));
        return net.maxPool("12", y, POOL);
    }
}
