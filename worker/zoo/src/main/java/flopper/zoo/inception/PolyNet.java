package flopper.zoo.inception;

import flopper.analysis.graph.Model;
import flopper.zoo.build.Architecture;
import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;

import java.util.List;

/**
 * PolyNet: modules of two different residual blocks (2-way), or of one block applied up to three
 * times to its own output (poly-3), whose convolutions then share their weights.
 *
 * <p>Source: arXiv 1611.05725; Cadene's {@code polynet.py}.
 */
public final class PolyNet {
    /** Modules of all stages together; residuals are scaled from 1 for the first to 0.7. */
    private static final int MODULES = 40;

    /**
     * A residual block's longer path and the width of its shorter 1×1 path.
     *
     * @param names of the longer path's convolutions, where they are shared
     */
    private record Branches(List<Conv> path, List<String> names, int shorter) {}

    private static final Branches B =
            new Branches(
                    List.of(Conv.of(128, 1), Conv.of(160, 1, 7), Conv.of(192, 7, 1)),
                    List.of("path0_1x1", "path0_1x7", "path0_7x1"),
                    192);

    private static final Branches C =
            new Branches(
                    List.of(Conv.of(192, 1), Conv.of(224, 1, 3), Conv.of(256, 3, 1)),
                    List.of("path0_1x1", "path0_1x3", "path0_3x1"),
                    192);

    private PolyNet() {}

    public static List<Architecture> architectures() {
        return List.of(new Architecture("polynet", "PolyNet", 331, PolyNet::build));
    }

    private static Model build(int resolution) {
        Network net = Network.named("polynet");
        Value x = PolyNetStem.stem(net.in("stem"), net.image(resolution));
        int module = 0;
        for (int i = 0; i < 10; i++) {
            x = twoWayA(net.in("stage_a").in(i), x, scale(module++));
        }
        x = PolyNetStem.reductionA(net.in("reduction_a"), x);
        for (int i = 0; i < 20; i++) {
            x = module(net.in("stage_b").in(i), x, B, i, scale(module++));
        }
        x = PolyNetStem.reductionB(net.in("reduction_b"), x);
        for (int i = 0; i < 10; i++) {
            x = module(net.in("stage_c").in(i), x, C, i, scale(module++));
        }
        x = net.flatten("flatten", net.globalAveragePool("avg_pool", x));
        return net.model(net.linear("last_linear", x, 1000));
    }

    private static float scale(int module) {
        return 1 - 0.3f * module / (MODULES - 1);
    }

    private static Value twoWayA(Network net, Value x, float scale) {
        Value sum = x;
        for (int i = 0; i < 2; i++) {
            Network block = net.in("blocks").in(i);
            List<Conv> path = List.of(Conv.of(32, 1), Conv.of(48, 3), Conv.of(64, 3));
            Value zero = PolyNetStem.chain(block.in("path0"), x, path);
            Value one =
                    PolyNetStem.chain(
                            block.in("path1"), x, List.of(Conv.of(32, 1), Conv.of(32, 3)));
            Value two = PolyNetStem.conv(block.in("path2"), x, Conv.of(32, 1));
            Value y = block.concat("concat", List.of(zero, one, two));
            sum = plus(net, sum, projected(block.in("conv2d"), y, x), scale);
        }
        return net.relu("relu", sum);
    }

    /** Poly-3 and 2-way in turn. */
    private static Value module(Network net, Value x, Branches branches, int i, float scale) {
        return i % 2 == 0 ? poly(net, x, branches, scale) : twoWay(net, x, branches, scale);
    }

    private static Value twoWay(Network net, Value x, Branches branches, float scale) {
        Value sum = x;
        for (int i = 0; i < 2; i++) {
            Network block = net.in("blocks").in(i);
            Value zero = PolyNetStem.chain(block.in("path0"), x, branches.path);
            Value one = PolyNetStem.conv(block.in("path1"), x, Conv.of(branches.shorter, 1));
            Value y = block.concat("concat", List.of(zero, one));
            sum = plus(net, sum, projected(block.in("conv2d"), y, x), scale);
        }
        return net.relu("relu", sum);
    }

    private static Value poly(Network net, Value x, Branches branches, float scale) {
        Value sum = x;
        Value input = x;
        for (int order = 0; order < 3; order++) {
            Value zero = input;
            for (int i = 0; i < branches.path.size(); i++) {
                zero = shared(net.in(branches.names.get(i)), zero, branches.path.get(i), order);
            }
            Value one = shared(net.in("path1"), input, Conv.of(branches.shorter, 1), order);
            Value y = net.concat("concat", List.of(zero, one));
            y = projected(net.in("conv2d_blocks").in(order), y, x);
            sum = plus(net, sum, y, scale);
            if (order < 2) {
                input = net.relu("relu_" + order, y);
            }
        }
        return net.relu("relu", sum);
    }

    /** A convolution whose weights all orders share, and a normalisation of the order's own. */
    private static Value shared(Network net, Value x, Conv conv, int order) {
        Value y = net.conv("conv", x, conv);
        return net.relu("relu", net.batchNorm("bn_blocks." + order, y));
    }

    private static Value projected(Network net, Value y, Value x) {
        return net.batchNorm("bn", net.conv("conv", y, Conv.of(x.channels(), 1)));
    }

    private static Value plus(Network net, Value sum, Value y, float scale) {
        return net.add("add", sum, net.multiply("scale", y, net.scalar(scale)));
    }
}
