package flopper.zoo.inception;

import flopper.analysis.graph.Model;
import flopper.zoo.build.Architecture;
import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;
import flopper.zoo.build.Window;

import java.util.ArrayList;
import java.util.List;

/**
 * Inception v2: batch normalisation, and two 3×3 convolutions for one 5×5.
 *
 * <p>Source: arXiv 1502.03167; Cadene's {@code bninception.py}.
 */
public final class BnInception {
    private static final Window POOL = Window.of(3).stride(2).ceiling();

    /** Channels of the branches: 1×1; 3×3 after its reduction; twice 3×3; pooling. */
    private record Block(int one, int reduce, int three, int reduceTwice, int twice, int pooled) {}

    private BnInception() {}

    public static List<Architecture> architectures() {
        return List.of(new Architecture("bninception", "BnInception", 224, BnInception::build));
    }

    private static Model build(int resolution) {
        Network net = Network.named("bninception");
        Value x = conv(net, "conv1_7x7_s2", net.image(resolution), Conv.of(64, 7).stride(2));
        x = net.maxPool("pool1_3x3_s2", x, POOL);
        x = conv(net, "conv2_3x3_reduce", x, Conv.of(64, 1));
        x = conv(net, "conv2_3x3", x, Conv.of(192, 3));
        x = net.maxPool("pool2_3x3_s2", x, POOL);
        x = block(net, "inception_3a", x, new Block(64, 64, 64, 64, 96, 32));
        x = block(net, "inception_3b", x, new Block(64, 64, 96, 64, 96, 64));
        x = halving(net, "inception_3c", x, new Block(0, 128, 160, 64, 96, 0));
        x = block(net, "inception_4a", x, new Block(224, 64, 96, 96, 128, 128));
        x = block(net, "inception_4b", x, new Block(192, 96, 128, 96, 128, 128));
        x = block(net, "inception_4c", x, new Block(160, 128, 160, 128, 160, 128));
        x = block(net, "inception_4d", x, new Block(96, 128, 192, 160, 192, 128));
        x = halving(net, "inception_4e", x, new Block(0, 128, 192, 192, 256, 0));
        x = block(net, "inception_5a", x, new Block(352, 192, 320, 160, 224, 128));
        x = maxPooled(net, "inception_5b", x, new Block(352, 192, 320, 192, 224, 128));
        x = net.flatten("flatten", net.globalAveragePool("global_pool", x));
        return net.model(net.linear("last_linear", x, 1000));
    }

    private static Value block(Network net, String name, Value x, Block block) {
        Window window = Window.of(3).half().ceiling();
        Value pooled = net.averagePoolWithPadding(name + "_pool", x, window);
        return branches(net, name, x, pooled, block);
    }

    private static Value maxPooled(Network net, String name, Value x, Block block) {
        Value pooled = net.maxPool(name + "_pool", x, Window.of(3).half().ceiling());
        return branches(net, name, x, pooled, block);
    }

    private static Value branches(Network net, String name, Value x, Value pooled, Block block) {
        List<Value> branches = new ArrayList<>();
        branches.add(conv(net, name + "_1x1", x, Conv.of(block.one, 1)));
        branches.addAll(filtered(net, name, x, block, 1));
        branches.add(conv(net, name + "_pool_proj", pooled, Conv.of(block.pooled, 1)));
        return net.concat(name + "_output", branches);
    }

    /** Halves the image; no branch is 1×1, and the pooled one is not projected. */
    private static Value halving(Network net, String name, Value x, Block block) {
        List<Value> branches = new ArrayList<>(filtered(net, name, x, block, 2));
        branches.add(net.maxPool(name + "_pool", x, POOL));
        return net.concat(name + "_output", branches);
    }

    private static List<Value> filtered(
            Network net, String name, Value x, Block block, int stride) {
        Value three = conv(net, name + "_3x3_reduce", x, Conv.of(block.reduce, 1));
        three = conv(net, name + "_3x3", three, Conv.of(block.three, 3).stride(stride));
        Value twice = conv(net, name + "_double_3x3_reduce", x, Conv.of(block.reduceTwice, 1));
        twice = conv(net, name + "_double_3x3_1", twice, Conv.of(block.twice, 3));
        twice = conv(net, name + "_double_3x3_2", twice, Conv.of(block.twice, 3).stride(stride));
        return List.of(three, twice);
    }

    private static Value conv(Network net, String name, Value x, Conv conv) {
        Value y = net.batchNorm(name + "_bn", net.conv(name, x, conv.withBias()));
        return net.relu(name + "_relu", y);
    }
}
