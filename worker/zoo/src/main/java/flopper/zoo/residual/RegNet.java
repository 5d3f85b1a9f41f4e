package flopper.zoo.residual;

import flopper.analysis.graph.Model;
import flopper.zoo.block.ConvNormActivation;
import flopper.zoo.block.SqueezeExcitation;
import flopper.zoo.build.Activation;
import flopper.zoo.build.Architecture;
import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;

import java.util.List;

/**
 * RegNet: stage widths and depths follow from a quantized line. X without, Y with squeeze and
 * excitation.
 *
 * <p>Source: arXiv 2003.13678; torchvision {@code regnet.py}.
 *
 * @param squeeze whether blocks squeeze, to a quarter of their input channels
 */
public record RegNet(String name, boolean squeeze, RegNetWidths widths) {
    public static List<Architecture> architectures() {
        return List.of(
                        x("regnet_x_400mf", new RegNetWidths(22, 24, 24.48, 2.54, 16)),
                        x("regnet_x_800mf", new RegNetWidths(16, 56, 35.73, 2.28, 16)),
                        x("regnet_x_1_6gf", new RegNetWidths(18, 80, 34.01, 2.25, 24)),
                        x("regnet_x_3_2gf", new RegNetWidths(25, 88, 26.31, 2.25, 48)),
                        x("regnet_x_8gf", new RegNetWidths(23, 80, 49.56, 2.88, 120)),
                        x("regnet_x_16gf", new RegNetWidths(22, 216, 55.59, 2.1, 128)),
                        x("regnet_x_32gf", new RegNetWidths(23, 320, 69.86, 2.0, 168)),
                        y("regnet_y_400mf", new RegNetWidths(16, 48, 27.89, 2.09, 8)),
                        y("regnet_y_800mf", new RegNetWidths(14, 56, 38.84, 2.4, 16)),
                        y("regnet_y_1_6gf", new RegNetWidths(27, 48, 20.71, 2.65, 24)),
                        y("regnet_y_3_2gf", new RegNetWidths(21, 80, 42.63, 2.66, 24)),
                        y("regnet_y_8gf", new RegNetWidths(17, 192, 76.82, 2.19, 56)),
                        y("regnet_y_16gf", new RegNetWidths(18, 200, 106.23, 2.48, 112)),
                        y("regnet_y_32gf", new RegNetWidths(20, 232, 115.89, 2.53, 232)),
                        y("regnet_y_128gf", new RegNetWidths(27, 456, 160.83, 2.52, 264)))
                .stream()
                .map(net -> new Architecture(net.name, "RegNet", 224, net::build))
                .toList();
    }

    private static RegNet x(String name, RegNetWidths widths) {
        return new RegNet(name, false, widths);
    }

    private static RegNet y(String name, RegNetWidths widths) {
        return new RegNet(name, true, widths);
    }

    private Model build(int resolution) {
        Network net = Network.named(name);
        Value x = net.image(resolution);
        Conv stem = Conv.of(32, 3).stride(2);
        x = ConvNormActivation.of(net.in("stem"), x, stem, Activation.RELU);
        List<RegNetWidths.Stage> stages = widths.stages();
        for (int i = 0; i < stages.size(); i++) {
            RegNetWidths.Stage stage = stages.get(i);
            Network scope = net.in("trunk_output").in("block" + (i + 1));
            for (int block = 0; block < stage.depth(); block++) {
                Network inner = scope.in("block" + (i + 1) + "-" + block);
                x = block(inner, x, stage, block == 0 ? 2 : 1);
            }
        }
        x = net.flatten("flatten", net.globalAveragePool("avgpool", x));
        return net.model(net.linear("fc", x, 1000));
    }

    private Value block(Network net, Value x, RegNetWidths.Stage stage, int stride) {
        int width = stage.width();
        Network f = net.in("f");
        Conv grouped = Conv.of(width, 3).stride(stride).groups(width / stage.groupWidth());
        Value y = ConvNormActivation.of(f.in("a"), x, Conv.of(width, 1), Activation.RELU);
        y = ConvNormActivation.of(f.in("b"), y, grouped, Activation.RELU);
        if (squeeze) {
            // Halves round to even, as Python's round does.
            int squeezed = (int) Math.rint(0.25 * x.channels());
            SqueezeExcitation excitation =
                    new SqueezeExcitation(squeezed, Activation.RELU, Activation.SIGMOID);
            y = excitation.apply(f.in("se"), y);
        }
        y = ConvNormActivation.of(f.in("c"), y, Conv.of(width, 1), Activation.IDENTITY);
        return net.relu("activation", net.add("add", projected(net, x, width, stride), y));
    }

    private static Value projected(Network net, Value x, int width, int stride) {
        if (x.channels() == width && stride == 1) {
            return x;
        }
        Conv projection = Conv.of(width, 1).stride(stride);
        return ConvNormActivation.of(net.in("proj"), x, projection, Activation.IDENTITY);
    }
}
