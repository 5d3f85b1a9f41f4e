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
 * Inception-ResNet v2: branches that are scaled down and added to their input.
 *
 * <p>Source: arXiv 1602.07261; Cadene's {@code inceptionresnetv2.py}.
 */
public final class InceptionResNetV2 {
    private static final Window POOL = Window.of(3).stride(2);

    private InceptionResNetV2() {}

    public static List<Architecture> architectures() {
        return List.of(
                new Architecture(
                        "inceptionresnetv2", "InceptionResNetV2", 299, InceptionResNetV2::build));
    }

    private static Model build(int resolution) {
        Network net = Network.named("inceptionresnetv2");
        Value x = mixed5b(net.in("mixed_5b"), stem(net, net.image(resolution)));
        for (int i = 0; i < 10; i++) {
            x = block35(net.in("repeat").in(i), x);
        }
        x = mixed6a(net.in("mixed_6a"), x);
        for (int i = 0; i < 20; i++) {
            x = block17(net.in("repeat_1").in(i), x);
        }
        x = mixed7a(net.in("mixed_7a"), x);
        for (int i = 0; i < 9; i++) {
            Network block = net.in("repeat_2").in(i);
            x = block.relu("relu", block8(block, x, 0.2f));
        }
        x = block8(net.in("block8"), x, 1);
        x = BasicConv.of(net.in("conv2d_7b"), x, Conv.of(1536, 1));
        x = net.flatten("flatten", net.globalAveragePool("avgpool_1a", x));
        return net.model(net.linear("last_linear", x, 1000));
    }

    private static Value stem(Network net, Value x) {
        Value y = BasicConv.of(net.in("conv2d_1a"), x, Conv.of(32, 3).valid().stride(2));
        y = BasicConv.of(net.in("conv2d_2a"), y, Conv.of(32, 3).valid());
        y = BasicConv.of(net.in("conv2d_2b"), y, Conv.of(64, 3));
        y = net.maxPool("maxpool_3a", y, POOL);
        y = BasicConv.of(net.in("conv2d_3b"), y, Conv.of(80, 1));
        y = BasicConv.of(net.in("conv2d_4a"), y, Conv.of(192, 3).valid());
        return net.maxPool("maxpool_5a", y, POOL);
    }

    private static Value mixed5b(Network net, Value x) {
        Value one = BasicConv.of(net.in("branch0"), x, Conv.of(96, 1));
        Value five = BasicConv.chain(net.in("branch1"), x, Conv.of(48, 1), Conv.of(64, 5));
        Value twice =
                BasicConv.chain(
                        net.in("branch2"), x, Conv.of(64, 1), Conv.of(96, 3), Conv.of(96, 3));
        Value pooled = net.averagePool("branch3.0", x, Window.of(3).half());
        pooled = BasicConv.of(net.in("branch3").in(1), pooled, Conv.of(64, 1));
        return net.concat("concat", List.of(one, five, twice, pooled));
    }

    private static Value block35(Network net, Value x) {
        Value one = BasicConv.of(net.in("branch0"), x, Conv.of(32, 1));
        Value three = BasicConv.chain(net.in("branch1"), x, Conv.of(32, 1), Conv.of(32, 3));
        Value twice =
                BasicConv.chain(
                        net.in("branch2"), x, Conv.of(32, 1), Conv.of(48, 3), Conv.of(64, 3));
        return net.relu("relu", residual(net, x, List.of(one, three, twice), 0.17f));
    }

    private static Value mixed6a(Network net, Value x) {
        Value three = BasicConv.of(net.in("branch0"), x, Conv.of(384, 3).valid().stride(2));
        Value twice =
                BasicConv.chain(
                        net.in("branch1"),
                        x,
                        Conv.of(256, 1),
                        Conv.of(256, 3),
                        Conv.of(384, 3).valid().stride(2));
        return net.concat("concat", List.of(three, twice, net.maxPool("branch2", x, POOL)));
    }

    private static Value block17(Network net, Value x) {
        Value one = BasicConv.of(net.in("branch0"), x, Conv.of(192, 1));
        Value seven =
                BasicConv.chain(
                        net.in("branch1"),
                        x,
                        Conv.of(128, 1),
                        Conv.of(160, 1, 7),
                        Conv.of(192, 7, 1));
        return net.relu("relu", residual(net, x, List.of(one, seven), 0.1f));
    }

    private static Value mixed7a(Network net, Value x) {
        Conv halving = Conv.of(288, 3).valid().stride(2);
        Conv halving0 = Conv.of(384, 3).valid().stride(2);
        Conv halving2 = Conv.of(320, 3).valid().stride(2);
        Value zero = BasicConv.chain(net.in("branch0"), x, Conv.of(256, 1), halving0);
        Value one = BasicConv.chain(net.in("branch1"), x, Conv.of(256, 1), halving);
        Value two =
                BasicConv.chain(net.in("branch2"), x, Conv.of(256, 1), Conv.of(288, 3), halving2);
        return net.concat("concat", List.of(zero, one, two, net.maxPool("branch3", x, POOL)));
    }

    private static Value block8(Network net, Value x, float scale) {
        Value one = BasicConv.of(net.in("branch0"), x, Conv.of(192, 1));
        Value three =
                BasicConv.chain(
                        net.in("branch1"),
                        x,
                        Conv.of(192, 1),
                        Conv.of(224, 1, 3),
                        Conv.of(256, 3, 1));
        return residual(net, x, List.of(one, three), scale);
    }

    private static Value residual(Network net, Value x, List<Value> branches, float scale) {
        Conv projection = Conv.of(x.channels(), 1).withBias();
        Value y = net.conv("conv2d", net.concat("concat", branches), projection);
        return net.add("add", net.multiply("scale", y, net.scalar(scale)), x);
    }
}
