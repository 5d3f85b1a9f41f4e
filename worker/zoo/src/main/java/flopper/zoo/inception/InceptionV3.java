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
 * Inception v3, without the auxiliary head that only training uses.
 *
 * <p>Source: arXiv 1512.00567; torchvision {@code inception.py}.
 */
public final class InceptionV3 {
    private static final Window POOL = Window.of(3).stride(2);

    private InceptionV3() {}

    public static List<Architecture> architectures() {
        return List.of(new Architecture("inception_v3", "InceptionV3", 299, InceptionV3::build));
    }

    private static Model build(int resolution) {
        Network net = Network.named("inception_v3");
        Value x = net.image(resolution);
        x = conv(net, "Conv2d_1a_3x3", x, Conv.of(32, 3).valid().stride(2));
        x = conv(net, "Conv2d_2a_3x3", x, Conv.of(32, 3).valid());
        x = conv(net, "Conv2d_2b_3x3", x, Conv.of(64, 3));
        x = net.maxPool("maxpool1", x, POOL);
        x = conv(net, "Conv2d_3b_1x1", x, Conv.of(80, 1));
        x = conv(net, "Conv2d_4a_3x3", x, Conv.of(192, 3).valid());
        x = net.maxPool("maxpool2", x, POOL);
        x = a(net.in("Mixed_5b"), x, 32);
        x = a(net.in("Mixed_5c"), x, 64);
        x = a(net.in("Mixed_5d"), x, 64);
        x = b(net.in("Mixed_6a"), x);
        x = c(net.in("Mixed_6b"), x, 128);
        x = c(net.in("Mixed_6c"), x, 160);
        x = c(net.in("Mixed_6d"), x, 160);
        x = c(net.in("Mixed_6e"), x, 192);
        x = d(net.in("Mixed_7a"), x);
        x = e(net.in("Mixed_7b"), x);
        x = e(net.in("Mixed_7c"), x);
        x = net.flatten("flatten", net.globalAveragePool("avgpool", x));
        return net.model(net.linear("fc", x, 1000));
    }

    private static Value a(Network net, Value x, int poolFeatures) {
        Value one = conv(net, "branch1x1", x, Conv.of(64, 1));
        Value five = conv(net, "branch5x5_1", x, Conv.of(48, 1));
        five = conv(net, "branch5x5_2", five, Conv.of(64, 5));
        Value twice = conv(net, "branch3x3dbl_1", x, Conv.of(64, 1));
        twice = conv(net, "branch3x3dbl_2", twice, Conv.of(96, 3));
        twice = conv(net, "branch3x3dbl_3", twice, Conv.of(96, 3));
        return net.concat("concat", List.of(one, five, twice, pooled(net, x, poolFeatures)));
    }

    /** Halves the image. */
    private static Value b(Network net, Value x) {
        Value three = conv(net, "branch3x3", x, Conv.of(384, 3).valid().stride(2));
        Value twice = conv(net, "branch3x3dbl_1", x, Conv.of(64, 1));
        twice = conv(net, "branch3x3dbl_2", twice, Conv.of(96, 3));
        twice = conv(net, "branch3x3dbl_3", twice, Conv.of(96, 3).valid().stride(2));
        return net.concat("concat", List.of(three, twice, net.maxPool("branch_pool", x, POOL)));
    }

    private static Value c(Network net, Value x, int hidden) {
        Value one = conv(net, "branch1x1", x, Conv.of(192, 1));
        Value seven = conv(net, "branch7x7_1", x, Conv.of(hidden, 1));
        seven = conv(net, "branch7x7_2", seven, Conv.of(hidden, 1, 7));
        seven = conv(net, "branch7x7_3", seven, Conv.of(192, 7, 1));
        Value twice = conv(net, "branch7x7dbl_1", x, Conv.of(hidden, 1));
        twice = conv(net, "branch7x7dbl_2", twice, Conv.of(hidden, 7, 1));
        twice = conv(net, "branch7x7dbl_3", twice, Conv.of(hidden, 1, 7));
        twice = conv(net, "branch7x7dbl_4", twice, Conv.of(hidden, 7, 1));
        twice = conv(net, "branch7x7dbl_5", twice, Conv.of(192, 1, 7));
        return net.concat("concat", List.of(one, seven, twice, pooled(net, x, 192)));
    }

    /** Halves the image. */
    private static Value d(Network net, Value x) {
        Value three = conv(net, "branch3x3_1", x, Conv.of(192, 1));
        three = conv(net, "branch3x3_2", three, Conv.of(320, 3).valid().stride(2));
        Value seven = conv(net, "branch7x7x3_1", x, Conv.of(192, 1));
        seven = conv(net, "branch7x7x3_2", seven, Conv.of(192, 1, 7));
        seven = conv(net, "branch7x7x3_3", seven, Conv.of(192, 7, 1));
        seven = conv(net, "branch7x7x3_4", seven, Conv.of(192, 3).valid().stride(2));
        return net.concat("concat", List.of(three, seven, net.maxPool("branch_pool", x, POOL)));
    }

    private static Value e(Network net, Value x) {
        Value one = conv(net, "branch1x1", x, Conv.of(320, 1));
        Value three = conv(net, "branch3x3_1", x, Conv.of(384, 1));
        Value threeA = conv(net, "branch3x3_2a", three, Conv.of(384, 1, 3));
        Value threeB = conv(net, "branch3x3_2b", three, Conv.of(384, 3, 1));
        Value twice = conv(net, "branch3x3dbl_1", x, Conv.of(448, 1));
        twice = conv(net, "branch3x3dbl_2", twice, Conv.of(384, 3));
        Value twiceA = conv(net, "branch3x3dbl_3a", twice, Conv.of(384, 1, 3));
        Value twiceB = conv(net, "branch3x3dbl_3b", twice, Conv.of(384, 3, 1));
        return net.concat(
                "concat", List.of(one, threeA, threeB, twiceA, twiceB, pooled(net, x, 192)));
    }

    private static Value pooled(Network net, Value x, int features) {
        Value mean = net.averagePoolWithPadding("avgpool", x, Window.of(3).half());
        return conv(net, "branch_pool", mean, Conv.of(features, 1));
    }

    private static Value conv(Network net, String name, Value x, Conv conv) {
        return BasicConv.of(net.in(name), x, conv);
    }
}
