package flopper.zoo.inception;

import flopper.analysis.graph.Model;
import flopper.zoo.block.BasicConv;
import flopper.zoo.build.Architecture;
import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;
import flopper.zoo.build.Window;

import java.util.List;

/**
 * GoogLeNet (Inception v1) with batch normalisation, without the auxiliary heads that only training
 * uses. As in torchvision, the branch meant to be 5×5 is 3×3.
 *
 * <p>Source: arXiv 1409.4842; torchvision {@code googlenet.py}.
 */
public final class GoogLeNet {
    private static final Window POOL = Window.of(3).stride(2).ceiling();

    /** Channels of the four branches, and of the reductions before the second and third. */
    private record Block(int one, int reduce3, int three, int reduce5, int five, int pool) {}

    private GoogLeNet() {}

    public static List<Architecture> architectures() {
        return List.of(new Architecture("googlenet", "GoogLeNet", 224, GoogLeNet::build));
    }

    private static Model build(int resolution) {
        Network net = Network.named("googlenet");
        Value x = net.image(resolution);
        x = BasicConv.of(net.in("conv1"), x, Conv.of(64, 7).stride(2));
        x = net.maxPool("maxpool1", x, POOL);
        x = BasicConv.of(net.in("conv2"), x, Conv.of(64, 1));
        x = BasicConv.of(net.in("conv3"), x, Conv.of(192, 3));
        x = net.maxPool("maxpool2", x, POOL);
        x = block(net.in("inception3a"), x, new Block(64, 96, 128, 16, 32, 32));
        x = block(net.in("inception3b"), x, new Block(128, 128, 192, 32, 96, 64));
        x = net.maxPool("maxpool3", x, POOL);
        x = block(net.in("inception4a"), x, new Block(192, 96, 208, 16, 48, 64));
        x = block(net.in("inception4b"), x, new Block(160, 112, 224, 24, 64, 64));
        x = block(net.in("inception4c"), x, new Block(128, 128, 256, 24, 64, 64));
        x = block(net.in("inception4d"), x, new Block(112, 144, 288, 32, 64, 64));
        x = block(net.in("inception4e"), x, new Block(256, 160, 320, 32, 128, 128));
        x = net.maxPool("maxpool4", x, Window.of(2).stride(2).ceiling());
        x = block(net.in("inception5a"), x, new Block(256, 160, 320, 32, 128, 128));
        x = block(net.in("inception5b"), x, new Block(384, 192, 384, 48, 128, 128));
        x = net.flatten("flatten", net.globalAveragePool("avgpool", x));
        return net.model(net.linear("fc", x, 1000));
    }

    private static Value block(Network net, Value x, Block block) {
        Value one = BasicConv.of(net.in("branch1"), x, Conv.of(block.one, 1));
        Value three = BasicConv.of(net.in("branch2").in(0), x, Conv.of(block.reduce3, 1));
        three = BasicConv.of(net.in("branch2").in(1), three, Conv.of(block.three, 3));
        Value five = BasicConv.of(net.in("branch3").in(0), x, Conv.of(block.reduce5, 1));
        five = BasicConv.of(net.in("branch3").in(1), five, Conv.of(block.five, 3));
        Value pool = net.maxPool("branch4.0", x, Window.of(3).half().ceiling());
        pool = BasicConv.of(net.in("branch4").in(1), pool, Conv.of(block.pool, 1));
        return net.concat("concat", List.of(one, three, five, pool));
    }
}
