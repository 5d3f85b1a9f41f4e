package flopper.zoo.residual;

import flopper.analysis.graph.Model;
import flopper.zoo.build.Architecture;
import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;
import flopper.zoo.build.Window;

import java.util.List;

/**
 * Dual Path Network: each block adds to a residual path and lengthens a dense one.
 *
 * <p>Source: arXiv 1707.01629; Cadene's {@code dpn.py}. Its pooling of several crops at test time,
 * which does nothing at 224 pixels, is left out.
 *
 * @param small whether it is DPN-68, four times narrower and with a small first convolution
 * @param split whether the last convolution of a block is two
 * @param grouped width of the grouped convolution in the first stage
 * @param depths blocks in each of the four stages
 * @param growth channels that a block of each stage adds to the dense path
 */
public record DualPathNet(
        String name,
        boolean small,
        boolean split,
        int stem,
        int grouped,
        int groups,
        List<Integer> depths,
        List<Integer> growth) {
    private static final float EPSILON = 1e-3f;

    /** What goes from block to block; before the first block there is one path alone. */
    private record Paths(Value residual, Value dense) {}

    public static List<Architecture> architectures() {
        List<Integer> shallow = List.of(3, 4, 12, 3);
        return List.of(
                        new DualPathNet(
                                "dpn68",
                                true,
                                false,
                                10,
                                128,
                                32,
                                shallow,
                                List.of(16, 32, 32, 64)),
                        new DualPathNet(
                                "dpn68b",
                                true,
                                true,
                                10,
                                128,
                                32,
                                shallow,
                                List.of(16, 32, 32, 64)),
                        large("dpn92", 64, 96, 32, List.of(3, 4, 20, 3), List.of(16, 32, 24, 128)),
                        large("dpn98", 96, 160, 40, List.of(3, 6, 20, 3), List.of(16, 32, 32, 128)),
                        large(
                                "dpn107",
                                128,
                                200,
                                50,
                                List.of(4, 8, 20, 3),
                                List.of(20, 64, 64, 128)),
                        large(
                                "dpn131",
                                128,
                                160,
                                40,
                                List.of(4, 8, 28, 3),
                                List.of(16, 32, 32, 128)))
                .stream()
                .map(net -> new Architecture(net.name, "DualPathNet", 224, net::build))
                .toList();
    }

    private static DualPathNet large(
            String name,
            int stem,
            int grouped,
            int groups,
            List<Integer> depths,
            List<Integer> growth) {
        return new DualPathNet(name, false, false, stem, grouped, groups, depths, growth);
    }

    private Model build(int resolution) {
        Network net = Network.named(name);
        Network features = net.in("features");
        Network input = features.in("conv1_1");
        Conv first = Conv.of(stem, small ? 3 : 7).stride(2);
        Value x = input.conv("conv", net.image(resolution), first);
        x = input.relu("act", input.batchNorm("bn", x, EPSILON));
        x = input.maxPool("pool", x, Window.of(3).half().stride(2));
        for (int stage = 0; stage < depths.size(); stage++) {
            x = stage(features, x, stage);
        }
        Network last = features.in("conv5_bn_ac");
        x = last.relu("act", last.batchNorm("bn", x, EPSILON));
        x = net.globalAveragePool("avgpool", x);
        x = net.conv("classifier", x, Conv.of(1000, 1).withBias());
        return net.model(net.flatten("flatten", x));
    }

    /** The stage's paths, joined. */
    private Value stage(Network net, Value x, int stage) {
        Value y = x;
        Paths paths = new Paths(x, x);
        for (int block = 0; block < depths.get(stage); block++) {
            Network scope = net.in("conv" + (stage + 2) + "_" + (block + 1));
            int stride = block == 0 && stage > 0 ? 2 : 1;
            if (block == 0) {
                paths = projected(scope, y, stage, stride);
            }
            paths = block(scope, y, paths, stage, stride);
            y = scope.concat("concat", List.of(paths.residual, paths.dense));
        }
        return y;
    }

    private int width(int stage) {
        return (small ? 64 : 256) << stage;
    }

    private Paths projected(Network net, Value x, int stage, int stride) {
        int width = width(stage);
        int dense = 2 * growth.get(stage);
        Network scope = net.in("c1x1_w_s" + stride);
        Value y = conv(scope, x, Conv.of(width + dense, 1).stride(stride));
        List<Value> parts = scope.split("split", 0, y, width, dense);
        return new Paths(parts.getFirst(), parts.getLast());
    }

    private Paths block(Network net, Value x, Paths paths, int stage, int stride) {
        int hidden = grouped << stage;
        Conv filters = Conv.of(hidden, 3).stride(stride).groups(groups);
        Value y = conv(net.in("c1x1_a"), x, Conv.of(hidden, 1));
        y = conv(net.in("c3x3_b"), y, filters);
        Paths added = split ? twoConvs(net, y, stage) : oneConv(net, y, stage);
        return new Paths(
                net.add("add", paths.residual, added.residual),
                net.concat("dense", List.of(paths.dense, added.dense)));
    }

    private Paths oneConv(Network net, Value x, int stage) {
        Network scope = net.in("c1x1_c");
        Value y = conv(scope, x, Conv.of(width(stage) + growth.get(stage), 1));
        List<Value> parts = scope.split("split", 0, y, width(stage), growth.get(stage));
        return new Paths(parts.getFirst(), parts.getLast());
    }

    private Paths twoConvs(Network net, Value x, int stage) {
        Network scope = net.in("c1x1_c");
        Value y = scope.relu("act", scope.batchNorm("bn", x, EPSILON));
        return new Paths(
                net.conv("c1x1_c1", y, Conv.of(width(stage), 1)),
                net.conv("c1x1_c2", y, Conv.of(growth.get(stage), 1)));
    }

    /** Normalised and activated before. */
    private static Value conv(Network net, Value x, Conv conv) {
        return net.conv("conv", net.relu("act", net.batchNorm("bn", x, EPSILON)), conv);
    }
}
