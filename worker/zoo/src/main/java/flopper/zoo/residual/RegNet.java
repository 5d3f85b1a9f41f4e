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
import java.util.stream.Stream;

/**
 * RegNet: stage widths and depths follow from a quantized line. X without, Y with squeeze and
 * excitation. Networks named as timm names them have the paper's widths; those named as torchvision
 * names them have torchvision's, which are larger for three of them.
 *
 * <p>Source: arXiv 2003.13678; torchvision {@code regnet.py}.
 *
 * @param squeeze whether blocks squeeze, to a quarter of their input channels
 */
public record RegNet(String name, boolean squeeze, List<RegNetWidths.Stage> stages) {
    public static List<Architecture> architectures() {
        return Stream.concat(
                        RegNetTable.X.stream().flatMap(row -> named(row, false)),
                        RegNetTable.Y.stream().flatMap(row -> named(row, true)))
                .map(net -> new Architecture(net.name, "RegNet", 224, net::build))
                .toList();
    }

    private static Stream<RegNet> named(RegNetTable.Row row, boolean squeeze) {
        RegNet paper = new RegNet(row.paper(), squeeze, row.widths().stages());
        return Stream.concat(
                Stream.of(paper),
                row.torchvision().stream()
                        .map(name -> new RegNet(name, squeeze, row.widths().generousStages())));
    }

    private Model build(int resolution) {
        Network net = Network.named(name);
        Value x = net.image(resolution);
        Conv stem = Conv.of(32, 3).stride(2);
        x = ConvNormActivation.of(net.in("stem"), x, stem, Activation.RELU);
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
