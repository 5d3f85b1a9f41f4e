package flopper.zoo.transformer;

import flopper.analysis.graph.Model;
import flopper.zoo.block.Mlp;
import flopper.zoo.block.RelativePosition;
import flopper.zoo.build.Architecture;
import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Swin Transformer: attention within windows, which every second block shifts.
 *
 * <p>Source: arXiv 2103.14030, 2111.09883; torchvision {@code swin_transformer.py}.
 *
 * @param features of the first stage; each later one has twice as many
 * @param heads in the first stage; each later one has twice as many
 * @param depths blocks in each of the four stages
 * @param version how windows attend, and whether normalisation comes before or after
 */
public record SwinTransformer(
        String name,
        int resolution,
        int features,
        int heads,
        List<Integer> depths,
        int window,
        Version version) {
    private static final float EPSILON = 1e-5f;

    /** Of the architecture. */
    public enum Version {
        V1,
        V2
    }

    public static List<Architecture> architectures() {
        return List.of(
                        v1("swin_t", 96, 3, List.of(2, 2, 6, 2)),
                        v1("swin_s", 96, 3, List.of(2, 2, 18, 2)),
                        v1("swin_b", 128, 4, List.of(2, 2, 18, 2)),
                        v2("swin_v2_t", 96, 3, List.of(2, 2, 6, 2)),
                        v2("swin_v2_s", 96, 3, List.of(2, 2, 18, 2)),
                        v2("swin_v2_b", 128, 4, List.of(2, 2, 18, 2)))
                .stream()
                .map(net ->
                        new Architecture(net.name, "SwinTransformer", net.resolution, net::build))
                .toList();
    }

    private static SwinTransformer v1(String name, int features, int heads, List<Integer> depths) {
        return new SwinTransformer(name, 224, features, heads, depths, 7, Version.V1);
    }

    private static SwinTransformer v2(String name, int features, int heads, List<Integer> depths) {
        return new SwinTransformer(name, 256, features, heads, depths, 8, Version.V2);
    }

    private Model build(int atResolution) {
        Network net = Network.named(name);
        Network layers = net.in("features");
        Network stem = layers.in(0);
        Conv patches = Conv.of(features, 4).valid().stride(4).withBias();
        Value x = stem.conv("0", net.image(atResolution), patches);
        x = stem.layerNorm("2", stem.transpose("1", x, 1, 2, 0), EPSILON);
        WindowAttention attention = attention(net);
        for (int stage = 0; stage < depths.size(); stage++) {
            if (stage > 0) {
                x = merge(layers.in(2 * stage), x);
            }
            x = stage(layers.in(2 * stage + 1), x, attention, stage);
        }
        x = net.transpose("permute", net.layerNorm("norm", x, EPSILON), 2, 0, 1);
        x = net.flatten("flatten", net.globalAveragePool("avgpool", x));
        return net.model(net.linear("head", x, 1000));
    }

    private WindowAttention attention(Network net) {
        Value index = RelativePosition.index(net, window);
        return switch (version) {
            case V1 -> new DotProductWindows(window, index);
            case V2 -> CosineWindows.of(net, window, index);
        };
    }

    private Value stage(Network net, Value x, WindowAttention attention, int stage) {
        ShiftedWindows plain = ShiftedWindows.of(x.dim(0), window, false);
        ShiftedWindows shifted = ShiftedWindows.of(x.dim(0), window, true);
        Optional<Value> mask = shifted.mask(net);
        Value y = x;
        for (int block = 0; block < depths.get(stage); block++) {
            Network scope = net.in(block);
            Network self = scope.in("attn");
            ShiftedWindows windows = block % 2 == 0 ? plain : shifted;
            Optional<Value> blockMask = block % 2 == 0 ? Optional.empty() : mask;
            y =
                    block(
                            scope,
                            y,
                            z -> {
                                Value parts = windows.partition(self, z);
                                parts = attention.apply(self, parts, heads << stage, blockMask);
                                return windows.reverse(self, parts);
                            });
        }
        return y;
    }

    private Value block(Network net, Value x, UnaryOperator<Value> attend) {
        UnaryOperator<Value> mlp = z -> Mlp.of(net.in("mlp"), z, 4 * z.features(), "0", "3");
        Value y = net.add("add_1", x, normalised(net, "norm1", x, attend));
        return net.add("add_2", y, normalised(net, "norm2", y, mlp));
    }

    /** What is done with a block's input, after its normalisation in v1, before it in v2. */
    private Value normalised(Network net, String norm, Value x, UnaryOperator<Value> then) {
        return switch (version) {
            case V1 -> then.apply(net.layerNorm(norm, x, EPSILON));
            case V2 -> net.layerNorm(norm, then.apply(x), EPSILON);
        };
    }

    /**
     * Joins each 2×2 pixels and halves their features. They are joined row by row, torchvision's
     * column by column: the weights' rows lie in another order.
     */
    private Value merge(Network net, Value x) {
        int halved = 2 * x.features();
        int side = Math.ceilDiv(x.dim(0), 2);
        Value y = ShiftedWindows.of(x.dim(0), 2, false).partition(net, x);
        y = net.reshape("joined", y, side, side, 2L * halved);
        return normalised(net, "norm", y, z -> net.linearWithoutBias("reduction", z, halved));
    }
}
