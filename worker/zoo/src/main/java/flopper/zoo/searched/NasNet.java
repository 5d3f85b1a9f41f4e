package flopper.zoo.searched;

import flopper.analysis.graph.Model;
import flopper.zoo.build.Architecture;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;
import flopper.zoo.searched.CellParts.Step;

import java.util.List;

/**
 * NASNet-A: three stages of equal cells, with reducing cells before each.
 *
 * <p>Source: arXiv 1707.07012; Cadene's {@code nasnet.py} and {@code nasnet_mobile.py}.
 *
 * @param stem channels of the first convolution
 * @param filters of a cell of the first stage; each later stage has twice as many
 * @param cells of each stage
 */
public record NasNet(String name, int resolution, int stem, int filters, int cells) {
    private static final int STAGES = 3;

    public static List<Architecture> architectures() {
        return List.of(
                        new NasNet("nasnetalarge", 331, 96, 168, 6),
                        new NasNet("nasnetamobile", 224, 32, 44, 4))
                .stream()
                .map(net -> new Architecture(net.name, "NasNet", net.resolution, net::build))
                .toList();
    }

    private Model build(int atResolution) {
        Network net = Network.named(name);
        Value first = CellParts.firstConv(net.in("conv0"), net.image(atResolution), stem);
        Value before = stemCell(net.in("cell_stem_0"), first);
        Value x = secondStemCell(net.in("cell_stem_1"), first, before);
        int cell = 0;
        for (int stage = 0; stage < STAGES; stage++) {
            int width = filters << stage;
            if (stage > 0) {
                Network scope = net.in("reduction_cell_" + (stage - 1));
                Value reduced = reductionCell(scope, x, before, width);
                before = x;
                x = reduced;
            }
            for (int i = 0; i < cells; i++) {
                Network scope = net.in("cell_" + cell++);
                Value next = normalCell(scope, x, before, width);
                before = x;
                x = next;
            }
        }
        x = net.globalAveragePool("avg_pool", net.relu("relu", x));
        return net.model(net.linear("last_linear", net.flatten("flatten", x), 1000));
    }

    private Value stemCell(Network net, Value x) {
        int width = filters / 4;
        Step two = Step.halving(x);
        Value left = CellParts.reluConv(net.in("conv_1x1"), x, width, 1);
        Value zero = CellParts.separable(net.in("comb_iter_0_left"), left, width, 5, two);
        Network scope = net.in("comb_iter_0_right");
        zero = net.add("add_0", zero, CellParts.stemSeparable(scope, x, width, 7, two));
        Value one = CellParts.maxPool(net, "comb_iter_1_left", left, two);
        scope = net.in("comb_iter_1_right");
        one = net.add("add_1", one, CellParts.stemSeparable(scope, x, width, 7, two));
        Value second = CellParts.averagePool(net, "comb_iter_2_left", left, two);
        scope = net.in("comb_iter_2_right");
        second = net.add("add_2", second, CellParts.stemSeparable(scope, x, width, 5, two));
        return combined(net, left, List.of(zero, one, second), two);
    }

    private Value secondStemCell(Network net, Value first, Value x) {
        int width = filters / 2;
        Value left = CellParts.reluConv(net.in("conv_1x1"), x, width, 1);
        Value right = CellParts.factorizedReduction(net, first, width);
        return reduced(net, left, right);
    }

    private static Value reductionCell(Network net, Value x, Value before, int width) {
        Value right = CellParts.reluConv(net.in("conv_prev_1x1"), before, width, 1);
        Value left = CellParts.reluConv(net.in("conv_1x1"), x, width, 1);
        return reduced(net, left, right);
    }

    private static Value reduced(Network net, Value left, Value right) {
        Step two = Step.halving(left);
        int width = left.channels();
        Value zero = CellParts.separable(net.in("comb_iter_0_left"), left, width, 5, two);
        Network scope = net.in("comb_iter_0_right");
        zero = net.add("add_0", zero, CellParts.separable(scope, right, width, 7, two));
        Value one = CellParts.maxPool(net, "comb_iter_1_left", left, two);
        scope = net.in("comb_iter_1_right");
        one = net.add("add_1", one, CellParts.separable(scope, right, width, 7, two));
        Value second = CellParts.averagePool(net, "comb_iter_2_left", left, two);
        scope = net.in("comb_iter_2_right");
        second = net.add("add_2", second, CellParts.separable(scope, right, width, 5, two));
        return combined(net, left, List.of(zero, one, second), two);
    }

    /** The last two of a reducing cell's five combinations, and all that no other one uses. */
    private static Value combined(Network net, Value left, List<Value> first, Step two) {
        Value zero = first.getFirst();
        Step one = new Step(1, two.early());
        Value three = CellParts.averagePool(net, "comb_iter_3_right", zero, Step.ONE);
        three = net.add("add_3", three, first.get(1));
        Network scope = net.in("comb_iter_4_left");
        Value four = CellParts.separable(scope, zero, zero.channels(), 3, one);
        four = net.add("add_4", four, CellParts.maxPool(net, "comb_iter_4_right", left, two));
        return net.concat("concat", List.of(first.get(1), first.get(2), three, four));
    }

    private static Value normalCell(Network net, Value x, Value before, int width) {
        Value left =
                before.height() == x.height()
                        ? CellParts.reluConv(net.in("conv_prev_1x1"), before, width, 1)
                        : CellParts.factorizedReduction(net, before, width);
        Value right = CellParts.reluConv(net.in("conv_1x1"), x, width, 1);
        Value zero = CellParts.separable(net.in("comb_iter_0_left"), right, width, 5, Step.ONE);
        Network scope = net.in("comb_iter_0_right");
        zero = net.add("add_0", zero, CellParts.separable(scope, left, width, 3, Step.ONE));
        Value one = CellParts.separable(net.in("comb_iter_1_left"), left, width, 5, Step.ONE);
        scope = net.in("comb_iter_1_right");
        one = net.add("add_1", one, CellParts.separable(scope, left, width, 3, Step.ONE));
        Value two = CellParts.averagePool(net, "comb_iter_2_left", right, Step.ONE);
        two = net.add("add_2", two, left);
        Value three = CellParts.averagePool(net, "comb_iter_3_left", left, Step.ONE);
        Value again = CellParts.averagePool(net, "comb_iter_3_right", left, Step.ONE);
        three = net.add("add_3", three, again);
        Value four = CellParts.separable(net.in("comb_iter_4_left"), right, width, 3, Step.ONE);
        four = net.add("add_4", four, right);
        return net.concat("concat", List.of(left, zero, one, two, three, four));
    }
}
