package flopper.zoo.mobile;

import static flopper.zoo.build.Activation.IDENTITY;
import static flopper.zoo.build.Activation.SIGMOID;
import static flopper.zoo.build.Activation.SILU;

import flopper.analysis.graph.Model;
import flopper.zoo.block.Channels;
import flopper.zoo.block.ConvNormActivation;
import flopper.zoo.block.InvertedResidual;
import flopper.zoo.block.SqueezeExcitation;
import flopper.zoo.build.Activation;
import flopper.zoo.build.Architecture;
import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * EfficientNet, v1 scaled in width, depth and resolution together, v2 with fused early stages.
 *
 * <p>Source: arXiv 1905.11946, 2104.00298; torchvision {@code efficientnet.py}.
 *
 * @param stem channels of the first convolution
 * @param last channels of the last convolution
 * @param epsilon of the normalisations
 */
public record EfficientNet(
        String name, int resolution, int stem, List<Stage> stages, int last, float epsilon) {

    /**
     * Blocks of one width, the first of which may stride.
     *
     * @param fused whether one convolution expands and filters, without squeeze and excitation
     */
    public record Stage(
            boolean fused, int expansion, int kernel, int stride, int channels, int blocks) {
        private static Stage mbConv(int expansion, int kernel, int stride, int channels, int n) {
            return new Stage(false, expansion, kernel, stride, channels, n);
        }

        private static Stage fused(int expansion, int stride, int channels, int blocks) {
            return new Stage(true, expansion, 3, stride, channels, blocks);
        }

        private Stage scaled(double width, double depth) {
            int wider = Channels.divisible(channels * width, 8);
            return mbConv(expansion, kernel, stride, wider, (int) Math.ceil(blocks * depth));
        }
    }

    private static final List<Stage> B0 =
            List.of(
                    Stage.mbConv(1, 3, 1, 16, 1),
                    Stage.mbConv(6, 3, 2, 24, 2),
                    Stage.mbConv(6, 5, 2, 40, 2),
                    Stage.mbConv(6, 3, 2, 80, 3),
                    Stage.mbConv(6, 5, 1, 112, 3),
                    Stage.mbConv(6, 5, 2, 192, 4),
                    Stage.mbConv(6, 3, 1, 320, 1));

    private static final List<Stage> V2_S =
            List.of(
                    Stage.fused(1, 1, 24, 2),
                    Stage.fused(4, 2, 48, 4),
                    Stage.fused(4, 2, 64, 4),
                    Stage.mbConv(4, 3, 2, 128, 6),
                    Stage.mbConv(6, 3, 1, 160, 9),
                    Stage.mbConv(6, 3, 2, 256, 15));

    private static final List<Stage> V2_M =
            List.of(
                    Stage.fused(1, 1, 24, 3),
                    Stage.fused(4, 2, 48, 5),
                    Stage.fused(4, 2, 80, 5),
                    Stage.mbConv(4, 3, 2, 160, 7),
                    Stage.mbConv(6, 3, 1, 176, 14),
                    Stage.mbConv(6, 3, 2, 304, 18),
                    Stage.mbConv(6, 3, 1, 512, 5));

    private static final List<Stage> V2_L =
            List.of(
                    Stage.fused(1, 1, 32, 4),
                    Stage.fused(4, 2, 64, 7),
                    Stage.fused(4, 2, 96, 7),
                    Stage.mbConv(4, 3, 2, 192, 10),
                    Stage.mbConv(6, 3, 1, 224, 19),
                    Stage.mbConv(6, 3, 2, 384, 25),
                    Stage.mbConv(6, 3, 1, 640, 7));

    public static List<Architecture> architectures() {
        return Stream.of(
                        scaled("efficientnet_b0", 224, 1.0, 1.0, 1e-5f),
                        scaled("efficientnet_b1", 240, 1.0, 1.1, 1e-5f),
                        scaled("efficientnet_b2", 288, 1.1, 1.2, 1e-5f),
                        scaled("efficientnet_b3", 300, 1.2, 1.4, 1e-5f),
                        scaled("efficientnet_b4", 380, 1.4, 1.8, 1e-5f),
                        scaled("efficientnet_b5", 456, 1.6, 2.2, 1e-3f),
                        scaled("efficientnet_b6", 528, 1.8, 2.6, 1e-3f),
                        scaled("efficientnet_b7", 600, 2.0, 3.1, 1e-3f),
                        new EfficientNet("efficientnet_v2_s", 384, 24, V2_S, 1280, 1e-3f),
                        new EfficientNet("efficientnet_v2_m", 480, 24, V2_M, 1280, 1e-3f),
                        new EfficientNet("efficientnet_v2_l", 480, 32, V2_L, 1280, 1e-3f))
                .map(net -> new Architecture(net.name, "EfficientNet", net.resolution, net::build))
                .toList();
    }

    private static EfficientNet scaled(
            String name, int resolution, double width, double depth, float epsilon) {
        List<Stage> stages = B0.stream().map(stage -> stage.scaled(width, depth)).toList();
        int last = 4 * stages.getLast().channels;
        int stem = Channels.divisible(32 * width, 8);
        return new EfficientNet(name, resolution, stem, stages, last, epsilon);
    }

    private Model build(int atResolution) {
        Network net = Network.named(name);
        Network features = net.in("features");
        Value x = net.image(atResolution);
        x = conv(features.in(0), x, Conv.of(stem, 3).stride(2), SILU);
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            for (int block = 0; block < stage.blocks; block++) {
                Network scope = features.in(i + 1).in(block);
                int stride = block == 0 ? stage.stride : 1;
                x = stage.fused ? fused(scope, x, stage, stride) : mbConv(scope, x, stage, stride);
            }
        }
        x = conv(features.in(stages.size() + 1), x, Conv.of(last, 1), SILU);
        x = net.flatten("flatten", net.globalAveragePool("avgpool", x));
        return net.model(net.in("classifier").linear("1", x, 1000));
    }

    private Value mbConv(Network net, Value x, Stage stage, int stride) {
        int squeezed = Math.max(1, x.channels() / 4);
        return new InvertedResidual(
                        x.channels() * stage.expansion,
                        stage.kernel,
                        stride,
                        stage.channels,
                        SILU,
                        Optional.of(new SqueezeExcitation(squeezed, SILU, SIGMOID)),
                        epsilon)
                .apply(net, x);
    }

    private Value fused(Network net, Value x, Stage stage, int stride) {
        Network block = net.in("block");
        boolean expands = stage.expansion != 1;
        int hidden = expands ? x.channels() * stage.expansion : stage.channels;
        Value y = conv(block.in(0), x, Conv.of(hidden, stage.kernel).stride(stride), SILU);
        if (expands) {
            y = conv(block.in(1), y, Conv.of(stage.channels, 1), IDENTITY);
        }
        return stride == 1 && x.channels() == stage.channels ? net.add("add", y, x) : y;
    }

    private Value conv(Network net, Value x, Conv conv, Activation then) {
        return ConvNormActivation.of(net, x, conv, then, epsilon);
    }
}
