package flopper.zoo.transformer;

import flopper.analysis.graph.Model;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.Shape;
import flopper.zoo.block.Attention;
import flopper.zoo.build.Architecture;
import flopper.zoo.build.Network;
import flopper.zoo.build.NodeAttributes;
import flopper.zoo.build.Value;

import java.util.List;
import java.util.stream.LongStream;

/**
 * GPT-2, reading a whole prompt, with the head that predicts each next token and shares its weights
 * with the embedding.
 *
 * <p>Source: "Language Models are Unsupervised Multitask Learners"; Hugging Face's {@code
 * modeling_gpt2.py}.
 */
public record Gpt2(String name, int depth, int heads, int features) {
    private static final int WORDS = 50257;
    private static final int POSITIONS = 1024;
    private static final float EPSILON = 1e-5f;

    public static List<Architecture> architectures() {
        return List.of(
                        new Gpt2("gpt2", 12, 12, 768),
                        new Gpt2("gpt2_medium", 24, 16, 1024),
                        new Gpt2("gpt2_large", 36, 20, 1280),
                        new Gpt2("gpt2_xl", 48, 25, 1600))
                .stream()
                .map(net -> new Architecture(net.name, "Gpt2", 128, net::build))
                .toList();
    }

    private Model build(int length) {
        if (length > POSITIONS) {
            throw new IllegalArgumentException(
                    length + " tokens are more than the " + POSITIONS + " that have a position");
        }
        Network net = Network.named(name);
        Network transformer = net.in("transformer");
        Value words = net.tokens("input_ids", length);
        long[] order = LongStream.range(0, length).toArray();
        Value positions = transformer.integers("position_ids", ConstantTensor.vector(order));
        Value embedding = transformer.weight("wte.weight", WORDS, features);
        Value x = lookup(transformer, "wte", embedding, words);
        Value position = transformer.weight("wpe.weight", POSITIONS, features);
        x = transformer.add("add", x, lookup(transformer, "wpe", position, positions));
        Value past = past(transformer, order);
        for (int layer = 0; layer < depth; layer++) {
            x = layer(transformer.in("h").in(layer), x, past);
        }
        x = transformer.layerNorm("ln_f", x, EPSILON);
        Value head =
                net.node(
                        "lm_head.weight",
                        "Transpose",
                        List.of(embedding),
                        NodeAttributes.none().withAll("perm", 1, 0),
                        Shape.of(features, WORDS));
        return net.model(net.matMul("lm_head", x, head));
    }

    private Value lookup(Network net, String name, Value table, Value ids) {
        NodeAttributes byRow = NodeAttributes.none().with("axis", 0);
        Shape shape = Shape.of(ids.dim(0), features);
        return net.node(name, "Gather", List.of(table, ids), byRow, shape);
    }

    /** Which tokens each token may see: itself and those before it. */
    private static Value past(Network net, long[] order) {
        ConstantTensor numbers = ConstantTensor.vector(order);
        int length = order.length;
        Value rows = net.integers("mask.rows", numbers.reshaped(Shape.of(length, 1)));
        Value columns = net.integers("mask.columns", numbers.reshaped(Shape.of(1, length)));
        return net.node(
                "mask",
                "GreaterOrEqual",
                List.of(rows, columns),
                NodeAttributes.none(),
                Shape.of(length, length));
    }

    private Value layer(Network net, Value x, Value past) {
        Network attn = net.in("attn");
        Attention attention = Attention.of(heads, features);
        List<Value> qkv = attention.project(attn, "c_attn", net.layerNorm("ln_1", x, EPSILON));
        Value y =
                attention.apply(
                        attn, qkv.get(0), qkv.get(1), qkv.get(2), s -> masked(attn, s, past));
        y = net.add("add_1", attn.linear("c_proj", y, features), x);
        Network mlp = net.in("mlp");
        Value z = mlp.linear("c_fc", net.layerNorm("ln_2", y, EPSILON), 4 * features);
        NodeAttributes approximate = NodeAttributes.none().with("approximate", "tanh");
        z = mlp.node("act", "Gelu", List.of(z), approximate, z.shape());
        return net.add("add_2", mlp.linear("c_proj", z, features), y);
    }

    private static Value masked(Network net, Value scores, Value past) {
        List<Value> choice = List.of(past, scores, net.scalar(-Float.MAX_VALUE));
        return net.node("masked", "Where", choice, NodeAttributes.none(), scores.shape());
    }
}
