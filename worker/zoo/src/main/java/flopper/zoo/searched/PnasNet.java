package flopper.zoo.searched;

import flopper.analysis.graph.Model;
import flopper.zoo.build.Architecture;
import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;
import flopper.zoo.searched.CellParts.Step;

import java.util.List;

/**
 * PNASNet-5 large: one cell for all stages, which strides where a stage begins.
 *
 * <p>Source: arXiv 1712.00559; Cadene's {@code pnasnet.py}.
 */
public final class PnasNet {
    private PnasNet() {}

    public static List<Architecture> architectures() {
        return List.of(new Architecture("pnasnet5large", "PnasNet", 331, PnasNet::build));
    }

    private static Model build(int resolution) {
        Network net = Network.named("pnasnet5large");
        Value first = CellParts.firstConv(net.in("conv_0"), net.image(resolution), 96);
        Value before = stemCell(net.in("cell_stem_0"), first);
        Value x = cell(net.in("cell_stem_1"), first, before, 108, Step.halving(before));
        for (int i = 0; i < 12; i++) {
            Step step = i == 4 || i == 8 ? Step.halving(x) : Step.ONE;
            Value next = cell(net.in("cell_" + i), before, x, 216 << (i / 4), step);
            before = x;
            x = next;
        }
        x = net.globalAveragePool("avg_pool", net.relu("relu", x));
        return net.model(net.linear("last_linear", net.flatten("flatten", x), 1000));
    }

    private static Value stemCell(Network net, Value left) {
        int width = 54;
        Step two = Step.halving(left);
        Value right = CellParts.reluConv(net.in("conv_1x1"), left, width, 1);
        Value zero = CellParts.stemSeparable(net.in("comb_iter_0_left"), left, width, 5, two);
        Network scope = net.in("comb_iter_0_right");
        Value pooled = CellParts.maxPool(scope, "max_pool", left, two);
        pooled = scope.conv("conv", pooled, Conv.of(width, 1));
        zero = net.add("add_0", zero, scope.batchNorm("bn", pooled, 1e-3f));
        Value four = CellParts.stemSeparable(net.in("comb_iter_4_left"), left, width, 3, two);
        return combined(net, zero, right, four, two);
    }

    /** Of the two cells before; the left one is halved where it is larger than the right one. */
    private static Value cell(Network net, Value before, Value x, int width, Step step) {
        Network previous = net.in("conv_prev_1x1");
        Value left =
                before.height() == x.height()
                        ? CellParts.reluConv(previous, before, width, 1)
                        : CellParts.factorizedReduction(previous, before, width);
        Value right = CellParts.reluConv(net.in("conv_1x1"), x, width, 1);
        Value zero = CellParts.separable(net.in("comb_iter_0_left"), left, width, 5, step);
        zero = net.add("add_0", zero, CellParts.maxPool(net, "comb_iter_0_right", left, step));
        Value four = CellParts.separable(net.in("comb_iter_4_left"), left, width, 3, step);
        return combined(net, zero, right, four, step);
    }

    /** The combinations of the right input, joined with those of the left one. */
    private static Value combined(Network net, Value zero, Value right, Value four, Step step) {
        int width = right.channels();
        Value one = CellParts.separable(net.in("comb_iter_1_left"), right, width, 7, step);
        one = net.add("add_1", one, CellParts.maxPool(net, "comb_iter_1_right", right, step));
        Value two = CellParts.separable(net.in("comb_iter_2_left"), right, width, 5, step);
        Network scope = net.in("comb_iter_2_right");
        two = net.add("add_2", two, CellParts.separable(scope, right, width, 3, step));
        Value three = CellParts.separable(net.in("comb_iter_3_left"), two, width, 3, Step.ONE);
        three = net.add("add_3", three, CellParts.maxPool(net, "comb_iter_3_right", right, step));
        Value last =
                step.stride() == 1
                        ? right
                        : CellParts.reluConv(
                                net.in("comb_iter_4_right"), right, width, step.stride());
        last = net.add("add_4", four, last);
        return net.concat("concat", List.of(zero, one, two, three, last));
    }
}
