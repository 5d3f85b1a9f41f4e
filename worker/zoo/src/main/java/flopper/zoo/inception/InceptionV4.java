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
 * Inception v4.
 *
 * <p>Source: arXiv 1602.07261; Cadene's {@code inceptionv4.py}.
 */
public final class InceptionV4 {
    private static final Window POOL = Window.of(3).stride(2);

    private InceptionV4() {}

    public static List<Architecture> architectures() {
        return List.of(new Architecture("inceptionv4", "InceptionV4", 299, InceptionV4::build));
    }

    private static Model build(int resolution) {
        Network net = Network.named("inceptionv4");
        Network features = net.in("features");
        Value x = stem(features, net.image(resolution));
        int layer = 6;
        for (int i = 0; i < 4; i++) {
            x = a(features.in(layer++), x);
        }
        x = reductionA(features.in(layer++), x);
        for (int i = 0; i < 7; i++) {
            x = b(features.in(layer++), x);
        }
        x = reductionB(features.in(layer++), x);
        for (int i = 0; i < 3; i++) {
            x = c(features.in(layer++), x);
        }
        x = net.flatten("flatten", net.globalAveragePool("avg_pool", x));
        return net.model(net.linear("last_linear", x, 1000));
    }

    private static Value stem(Network net, Value x) {
        Value y = BasicConv.of(net.in(0), x, Conv.of(32, 3).valid().stride(2));
        y = BasicConv.of(net.in(1), y, Conv.of(32, 3).valid());
        y = BasicConv.of(net.in(2), y, Conv.of(64, 3));
        Network three = net.in(3);
        Value conv = BasicConv.of(three.in("conv"), y, Conv.of(96, 3).valid().stride(2));
        y = three.concat("concat", List.of(three.maxPool("maxpool", y, POOL), conv));
        Network four = net.in(4);
        Value shorter =
                BasicConv.chain(four.in("branch0"), y, Conv.of(64, 1), Conv.of(96, 3).valid());
        Value longer =
                BasicConv.chain(
                        four.in("branch1"),
                        y,
                        Conv.of(64, 1),
                        Conv.of(64, 1, 7),
                        Conv.of(64, 7, 1),
                        Conv.of(96, 3).valid());
        y = four.concat("concat", List.of(shorter, longer));
        Network five = net.in(5);
        conv = BasicConv.of(five.in("conv"), y, Conv.of(192, 3).valid().stride(2));
        return five.concat("concat", List.of(conv, five.maxPool("maxpool", y, POOL)));
    }

    private static Value a(Network net, Value x) {
        Value one = BasicConv.of(net.in("branch0"), x, Conv.of(96, 1));
        Value three = BasicConv.chain(net.in("branch1"), x, Conv.of(64, 1), Conv.of(96, 3));
        Value twice =
                BasicConv.chain(
                        net.in("branch2"), x, Conv.of(64, 1), Conv.of(96, 3), Conv.of(96, 3));
        return net.concat("concat", List.of(one, three, twice, pooled(net, x, 96)));
    }

    /** Halves the image. */
    private static Value reductionA(Network net, Value x) {
        Value three = BasicConv.of(net.in("branch0"), x, Conv.of(384, 3).valid().stride(2));
        Value twice =
                BasicConv.chain(
                        net.in("branch1"),
                        x,
                        Conv.of(192, 1),
                        Conv.of(224, 3),
                        Conv.of(256, 3).valid().stride(2));
        return net.concat("concat", List.of(three, twice, net.maxPool("branch2", x, POOL)));
    }

    private static Value b(Network net, Value x) {
        Value one = BasicConv.of(net.in("branch0"), x, Conv.of(384, 1));
        Value seven =
                BasicConv.chain(
                        net.in("branch1"),
                        x,
                        Conv.of(192, 1),
                        Conv.of(224, 1, 7),
                        Conv.of(256, 7, 1));
        Value twice =
                BasicConv.chain(
                        net.in("branch2"),
                        x,
                        Conv.of(192, 1),
                        Conv.of(192, 7, 1),
                        Conv.of(224, 1, 7),
                        Conv.of(224, 7, 1),
                        Conv.of(256, 1, 7));
        return net.concat("concat", List.of(one, seven, twice, pooled(net, x, 128)));
    }

    /** Halves the image. */
    private static Value reductionB(Network net, Value x) {
        Value three =
                BasicConv.chain(
                        net.in("branch0"), x, Conv.of(192, 1), Conv.of(192, 3).valid().stride(2));
        Value seven =
                BasicConv.chain(
                        net.in("branch1"),
                        x,
                        Conv.of(256, 1),
                        Conv.of(256, 1, 7),
                        Conv.of(320, 7, 1),
                        Conv.of(320, 3).valid().stride(2));
        return net.concat("concat", List.of(three, seven, net.maxPool("branch2", x, POOL)));
    }

    private static Value c(Network net, Value x) {
        Value zero = BasicConv.of(net.in("branch0"), x, Conv.of(256, 1));
        Value one = BasicConv.of(net.in("branch1_0"), x, Conv.of(384, 1));
        Value oneA = BasicConv.of(net.in("branch1_1a"), one, Conv.of(256, 1, 3));
        Value oneB = BasicConv.of(net.in("branch1_1b"), one, Conv.of(256, 3, 1));
        Value two = BasicConv.of(net.in("branch2_0"), x, Conv.of(384, 1));
        two = BasicConv.of(net.in("branch2_1"), two, Conv.of(448, 3, 1));
        two = BasicConv.of(net.in("branch2_2"), two, Conv.of(512, 1, 3));
        Value twoA = BasicConv.of(net.in("branch2_3a"), two, Conv.of(256, 1, 3));
        Value twoB = BasicConv.of(net.in("branch2_3b"), two, Conv.of(256, 3, 1));
        Value pooled = pooled(net, x, 256);
        return net.concat("concat", List.of(zero, oneA, oneB, twoA, twoB, pooled));
    }

    private static Value pooled(Network net, Value x, int channels) {
        Value mean = net.averagePool("branch3.0", x, Window.of(3).half());
        return BasicConv.of(net.in("branch3").in(1), mean, Conv.of(channels, 1));
    }
}
