package flopper.zoo.inception;

import flopper.analysis.graph.Model;
import flopper.zoo.build.Architecture;
import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;
import flopper.zoo.build.Window;

import java.util.List;

/**
 * Xception: depthwise separable convolutions with residual connections.
 *
 * <p>Source: arXiv 1610.02357; Cadene's {@code xception.py}.
 */
public final class Xception {
    private Xception() {}

    public static List<Architecture> architectures() {
        return List.of(new Architecture("xception", "Xception", 299, Xception::build));
    }

    private static Model build(int resolution) {
        Network net = Network.named("xception");
        Value x = net.conv("conv1", net.image(resolution), Conv.of(32, 3).valid().stride(2));
        x = net.relu("relu", net.batchNorm("bn1", x));
        x = net.conv("conv2", x, Conv.of(64, 3).valid());
        x = net.relu("relu", net.batchNorm("bn2", x));
        x = halving(net.in("block1"), x, List.of(128, 128), false);
        x = halving(net.in("block2"), x, List.of(256, 256), true);
        x = halving(net.in("block3"), x, List.of(728, 728), true);
        for (int i = 4; i <= 11; i++) {
            Network block = net.in("block" + i);
            x = block.add("add", separables(block.in("rep"), x, List.of(728, 728, 728), true), x);
        }
        x = halving(net.in("block12"), x, List.of(728, 1024), true);
        x = net.relu("relu", net.batchNorm("bn3", separable(net.in("conv3"), x, 1536)));
        x = net.relu("relu", net.batchNorm("bn4", separable(net.in("conv4"), x, 2048)));
        x = net.flatten("flatten", net.globalAveragePool("avgpool", x));
        return net.model(net.linear("last_linear", x, 1000));
    }

    private static Value halving(
            Network net, Value x, List<Integer> channels, boolean activatedFirst) {
        Value y = separables(net.in("rep"), x, channels, activatedFirst);
        y = net.maxPool("rep.pool", y, Window.of(3).half().stride(2));
        Value skip = net.conv("skip", x, Conv.of(channels.getLast(), 1).stride(2));
        return net.add("add", y, net.batchNorm("skipbn", skip));
    }

    /** Each after ReLU, the first only if wanted. */
    private static Value separables(
            Network net, Value x, List<Integer> channels, boolean activatedFirst) {
        Value y = x;
        int layer = 0;
        for (int i = 0; i < channels.size(); i++) {
            if (i > 0 || activatedFirst) {
                y = net.relu("" + layer++, y);
            }
            y = separable(net.in(layer++), y, channels.get(i));
            y = net.batchNorm("" + layer++, y);
        }
        return y;
    }

    private static Value separable(Network net, Value x, int channels) {
        Value y = net.conv("conv1", x, Conv.depthwise(x.channels(), 3));
        return net.conv("pointwise", y, Conv.of(channels, 1));
    }
}
