package flopper.zoo.transformer;

import flopper.analysis.graph.Model;
import flopper.zoo.block.Attention;
import flopper.zoo.block.ConvNormActivation;
import flopper.zoo.block.Mlp;
import flopper.zoo.block.RelativePosition;
import flopper.zoo.block.SqueezeExcitation;
import flopper.zoo.build.Activation;
import flopper.zoo.build.Architecture;
import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;
import flopper.zoo.build.Window;

import java.util.List;

/**
 * MaxViT: each layer is an inverted residual, attention within windows, and attention over a grid of
 * pixels that lie a window apart.
 *
 * <p>Source: arXiv 2204.01697; torchvision {@code maxvit.py}.
 *
 * @param stem channels of the first convolutions
 * @param headFeatures features of one attention head
 */
public record MaxVit(
        String name,
        int stem,
        List<Integer> channels,
        List<Integer> depths,
        int headFeatures,
        int window) {
    private static final float EPSILON = 1e-3f;

    private static final Window POOL = Window.of(3).half().stride(2);

    public static List<Architecture> architectures() {
        MaxVit net =
                new MaxVit("maxvit_t", 64, List.of(64, 128, 256, 512), List.of(2, 2, 5, 2), 32, 7);
        return List.of(new Architecture(net.name, "MaxVit", 224, net::build));
    }

    private Model build(int resolution) {
        if (resolution % (32 * window) != 0) {
            throw new IllegalArgumentException(
                    resolution + " pixels are no multiple of " + 32 * window);
        }
        Network net = Network.named(name);
        Network first = net.in("stem").in(0);
        Value x = conv(first, net.image(resolution), Conv.of(stem, 3).stride(2));
        x = net.in("stem").in(1).conv("0", x, Conv.of(stem, 3).withBias());
        Value index = RelativePosition.index(net, window);
        for (int block = 0; block < depths.size(); block++) {
            for (int layer = 0; layer < depths.get(block); layer++) {
                Network scope = net.in("blocks").in(block).in("layers").in(layer).in("layers");
                x = mbConv(scope.in("MBconv"), x, channels.get(block), layer == 0 ? 2 : 1);
                x = windows(scope.in("window_attention"), x, index);
                x = grid(scope.in("grid_attention"), x, index);
            }
        }
        return net.model(classifier(net.in("classifier"), x));
    }

    private static Value classifier(Network net, Value x) {
        Value y = net.flatten("1", net.globalAveragePool("0", x));
        y = net.linear("3", net.layerNorm("2", y, 1e-5f), x.channels());
        return net.linearWithoutBias("5", net.elementwise("4", "Tanh", y), 1000);
    }

    private static Value mbConv(Network net, Value x, int channels, int stride) {
        Network layers = net.in("layers");
        int hidden = 4 * channels;
        Conv depthwise = Conv.depthwise(hidden, 3).stride(stride);
        SqueezeExcitation squeeze =
                new SqueezeExcitation(channels / 4, Activation.SILU, Activation.SIGMOID);
        Value y = layers.batchNorm("pre_norm", x, EPSILON);
        y = conv(layers.in("conv_a"), y, Conv.of(hidden, 1));
        y = conv(layers.in("conv_b"), y, depthwise);
        y = squeeze.apply(layers.in("squeeze_excitation"), y);
        y = layers.conv("conv_c", y, Conv.of(channels, 1).withBias());
        return net.add("add", shortcut(net.in("proj"), x, channels, stride), y);
    }

    private static Value shortcut(Network net, Value x, int channels, int stride) {
        if (stride == 1) {
            return x;
        }
        Value pooled = net.averagePoolWithPadding("0", x, POOL);
        return net.conv("1", pooled, Conv.of(channels, 1).withBias());
    }

    private static Value conv(Network net, Value x, Conv conv) {
        return ConvNormActivation.of(net, x, conv, Activation.GELU, EPSILON);
    }

    /** Attention among the pixels of each window. */
    private Value windows(Network net, Value x, Value index) {
        int across = x.height() / window;
        Value y = net.reshape("split", x, x.channels(), across, window, across, window);
        y = net.transpose("split.transpose", y, 1, 3, 2, 4, 0);
        y =
                net.reshape(
                        "partition",
                        y,
                        (long) across * across,
                        (long) window * window,
                        x.channels());
        y = attend(net, y, index);
        y = net.reshape("unpartition", y, across, across, window, window, x.channels());
        y = net.transpose("join.transpose", y, 4, 0, 2, 1, 3);
        return net.reshape("join", y, x.channels(), x.height(), x.width());
    }

    /** Attention among the pixels at the same place of every tile, as many tiles as windows hold. */
    private Value grid(Network net, Value x, Value index) {
        int tile = x.height() / window;
        Value y = net.reshape("split", x, x.channels(), window, tile, window, tile);
        y = net.transpose("split.transpose", y, 2, 4, 1, 3, 0);
        y = net.reshape("partition", y, (long) tile * tile, (long) window * window, x.channels());
        y = attend(net, y, index);
        y = net.reshape("unpartition", y, tile, tile, window, window, x.channels());
        y = net.transpose("join.transpose", y, 4, 2, 0, 3, 1);
        return net.reshape("join", y, x.channels(), x.height(), x.width());
    }

    private Value attend(Network net, Value x, Value index) {
        int heads = x.features() / headFeatures;
        // torchvision scales by all features, not by those of one head.
        Attention attention = Attention.of(1, x.features()).withHeads(heads);
        Network self = net.in("attn_layer").in(1);
        Value normalised = net.in("attn_layer").layerNorm("0", x, 1e-5f);
        List<Value> qkv = attention.project(self, "to_qkv", normalised);
        int distances = RelativePosition.distances(window);
        Value table = self.weight("relative_position_bias_table", distances, heads);
        Value bias = RelativePosition.bias(self, table, index);
        Value y =
                attention.apply(
                        self,
                        qkv.get(0),
                        qkv.get(1),
                        qkv.get(2),
                        scores -> self.add("bias", scores, bias));
        y = net.add("add_1", x, self.linear("merge", y, x.features()));
        Network mlp = net.in("mlp_layer");
        Value z = Mlp.of(mlp, mlp.layerNorm("0", y, 1e-5f), 4 * x.features(), "1", "3");
        return net.add("add_2", y, z);
    }
}
