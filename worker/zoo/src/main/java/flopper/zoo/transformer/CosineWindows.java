package flopper.zoo.transformer;

import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.zoo.block.Attention;
import flopper.zoo.block.RelativePosition;
import flopper.zoo.build.Network;
import flopper.zoo.build.NodeAttributes;
import flopper.zoo.build.Value;

import java.util.List;
import java.util.Optional;

/**
 * Attention by the cosine between queries and keys, with a learned temperature, and with biases
 * that a small network computes from the distance between two tokens.
 *
 * <p>Source: arXiv 2111.09883, sections 3.2 and 3.3.
 *
 * @param coordinates vertical and horizontal distances, log-spaced, [distances, 2]
 * @param index of the biases, as {@link RelativePosition#index} makes it
 */
record CosineWindows(Value coordinates, Value index) implements WindowAttention {
    private static final int HIDDEN = 512;

    static CosineWindows of(Network net, int window, Value index) {
        return new CosineWindows(coordinates(net.in("relative_coords_table"), window), index);
    }

    @Override
    public Value apply(Network net, Value windows, int heads, Optional<Value> mask) {
        Attention attention = Attention.of(heads, windows.features());
        List<Value> qkv = attention.project(net, "qkv", windows);
        Value query = normalised(net, "query_norm", attention.divide(net, "query", qkv.get(0)));
        Value key = normalised(net, "key_norm", attention.divide(net, "key", qkv.get(1)));
        Value cosines =
                net.matMul("cosines", query, net.transpose("key_norm.transpose", key, 0, 1, 3, 2));
        Value scores = net.multiply("scores", cosines, temperature(net, heads));
        Value biased = net.add("bias", scores, bias(net, heads));
        Value masked = mask.map(m -> net.add("masked", biased, m)).orElse(biased);
        Value attended = attention.weigh(net, masked, qkv.get(2));
        return net.linear("proj", attended, windows.features());
    }

    private static Value normalised(Network net, String name, Value x) {
        NodeAttributes attributes = NodeAttributes.none().with("axis", -1).with("p", 2);
        return net.node(name, "LpNormalization", List.of(x), attributes, x.shape());
    }

    /** Learned as a logarithm, at most that of 100. */
    private static Value temperature(Network net, int heads) {
        Value logit = net.weight("logit_scale", heads, 1, 1);
        Value limit = net.scalar((float) Math.log(100));
        Value bounded =
                net.node(
                        "logit_scale.min",
                        "Min",
                        List.of(logit, limit),
                        NodeAttributes.none(),
                        logit.shape());
        return net.elementwise("logit_scale.exp", "Exp", bounded);
    }

    private Value bias(Network net, int heads) {
        Network mlp = net.in("cpb_mlp");
        Value hidden = mlp.relu("1", mlp.linear("0", coordinates, HIDDEN));
        Value table = mlp.linearWithoutBias("2", hidden, heads);
        Value bias = RelativePosition.bias(net, table, index);
        bias = net.elementwise("relative_position_bias.sigmoid", "Sigmoid", bias);
        return net.multiply("relative_position_bias.scale", bias, net.scalar(16));
    }

    /** sign(d) · log₂(|d| + 1) / 3, where d is the distance in eighths of the largest. */
    private static Value coordinates(Network net, int window) {
        int width = 2 * window - 1;
        long[] distances = new long[2 * width * width];
        for (int i = 0; i < width * width; i++) {
            distances[2 * i] = (long) i / width - window + 1;
            distances[2 * i + 1] = (long) i % width - window + 1;
        }
        ConstantTensor pairs =
                ConstantTensor.vector(distances).reshaped(Shape.of((long) width * width, 2));
        Value x = net.integers("distances", pairs);
        NodeAttributes real = NodeAttributes.none().with("to", ElementType.FLOAT.code());
        x = net.node("real", "Cast", List.of(x), real, x.shape());
        x = net.multiply("scaled", x, net.scalar(8f / (window - 1)));
        Value logarithm = net.elementwise("abs", "Abs", x);
        logarithm = net.add("plus_one", logarithm, net.scalar(1));
        logarithm = net.elementwise("log", "Log", logarithm);
        logarithm = net.multiply("log2", logarithm, net.scalar((float) (1 / (3 * Math.log(2)))));
        return net.multiply("signed", logarithm, net.elementwise("sign", "Sign", x));
    }
}
