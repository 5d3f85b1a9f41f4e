package flopper.zoo.inception;

import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;
import flopper.zoo.build.Window;

import java.util.List;

/** The parts of PolyNet that shrink the image: its stem and its two reductions. */
final class PolyNetStem {
    private static final Window POOL = Window.of(3).stride(2);

    private PolyNetStem() {}

    static Value stem(Network net, Value x) {
        Conv first = Conv.of(32, 3).valid().stride(2);
        List<Conv> convs = List.of(first, Conv.of(32, 3).valid(), Conv.of(64, 3));
        Value y = chain(net.in("conv1"), x, convs);
        Value conv = conv(net.in("conv1_branch"), y, halving(96));
        y = net.concat("concat1", List.of(net.maxPool("conv1_pool_branch", y, POOL), conv));
        List<Conv> shorter = List.of(Conv.of(64, 1), Conv.of(96, 3).valid());
        List<Conv> longer =
                List.of(
                        Conv.of(64, 1),
                        Conv.of(64, 7, 1),
                        Conv.of(64, 1, 7),
                        Conv.of(96, 3).valid());
        Value one = chain(net.in("conv2_short"), y, shorter);
        Value other = chain(net.in("conv2_long"), y, longer);
        y = net.concat("concat2", List.of(one, other));
        conv = conv(net.in("conv2_branch"), y, halving(192));
        return net.concat("concat3", List.of(net.maxPool("conv2_pool_branch", y, POOL), conv));
    }

    static Value reductionA(Network net, Value x) {
        List<Conv> longer = List.of(Conv.of(256, 1), Conv.of(256, 3), halving(384));
        Value zero = chain(net.in("path0"), x, longer);
        Value one = conv(net.in("path1"), x, halving(384));
        return net.concat("concat", List.of(zero, one, net.maxPool("path2", x, POOL)));
    }

    static Value reductionB(Network net, Value x) {
        List<Conv> longer = List.of(Conv.of(256, 1), Conv.of(256, 3), halving(256));
        Value zero = chain(net.in("path0"), x, longer);
        Value one = chain(net.in("path1"), x, List.of(Conv.of(256, 1), halving(256)));
        Value two = chain(net.in("path2"), x, List.of(Conv.of(256, 1), halving(384)));
        return net.concat("concat", List.of(zero, one, two, net.maxPool("path3", x, POOL)));
    }

    private static Conv halving(int channels) {
        return Conv.of(channels, 3).valid().stride(2);
    }

    static Value chain(Network net, Value x, List<Conv> convs) {
        Value y = x;
        for (int i = 0; i < convs.size(); i++) {
            y = conv(net.in(i), y, convs.get(i));
        }
        return y;
    }

    static Value conv(Network net, Value x, Conv conv) {
        return net.relu("relu", net.batchNorm("bn", net.conv("conv", x, conv)));
    }
}
