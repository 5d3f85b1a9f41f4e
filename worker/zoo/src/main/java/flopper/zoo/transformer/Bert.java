package flopper.zoo.transformer;

import flopper.analysis.graph.Model;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.zoo.block.Attention;
import flopper.zoo.block.Mlp;
import flopper.zoo.build.Architecture;
import flopper.zoo.build.Network;
import flopper.zoo.build.NodeAttributes;
import flopper.zoo.build.Value;

import java.util.List;
import java.util.stream.LongStream;

/**
 * BERT, uncased, with its pooler and without a head for one task.
 *
 * <p>Source: arXiv 1810.04805; Hugging Face's {@code modeling_bert.py}.
 */
public record Bert(String name, int depth, int heads, int features) {
    private static final int WORDS = 30522;
    private static final int POSITIONS = 512;
    private static final int TYPES = 2;
    private static final float EPSILON = 1e-12f;

    /** What is added for tokens that are not to be seen; the most negative half-precision number. */
    private static final float UNSEEN = -65504;

    public static List<Architecture> architectures() {
        return List.of(new Bert("bert_base", 12, 12, 768), new Bert("bert_large", 24, 16, 1024))
                .stream()
                .map(net -> new Architecture(net.name, "Bert", 128, net::build))
                .toList();
    }

    private Model build(int length) {
        if (length > POSITIONS) {
            throw new IllegalArgumentException(
                    length + " tokens are more than the " + POSITIONS + " that have a position");
        }
        Network net = Network.named(name);
        Value words = net.tokens("input_ids", length);
        Value seen = net.tokens("attention_mask", length);
        Value types = net.tokens("token_type_ids", length);
        Value mask = mask(net.in("attention_mask"), seen);
        Value x = embedded(net.in("embeddings"), words, types);
        for (int layer = 0; layer < depth; layer++) {
            x = layer(net.in("encoder").in("layer").in(layer), x, mask);
        }
        Network pooler = net.in("pooler");
        x = pooler.linear("dense", pooler.select("first_token", x, 0), features);
        return net.model(pooler.elementwise("activation", "Tanh", x));
    }

    private Value embedded(Network net, Value words, Value types) {
        long[] positions = LongStream.range(0, words.dim(0)).toArray();
        Value x = lookup(net, "word_embeddings", WORDS, words);
        Value y = lookup(net, "token_type_embeddings", TYPES, types);
        Value ids = net.integers("position_ids", ConstantTensor.vector(positions));
        Value z = lookup(net, "position_embeddings", POSITIONS, ids);
        return net.layerNorm("LayerNorm", net.add("add_2", net.add("add_1", x, y), z), EPSILON);
    }

    private Value lookup(Network net, String embedding, int rows, Value ids) {
        Value table = net.weight(embedding + ".weight", rows, features);
        NodeAttributes byRow = NodeAttributes.none().with("axis", 0);
        Shape shape = Shape.of(ids.dim(0), features);
        return net.node(embedding, "Gather", List.of(table, ids), byRow, shape);
    }

    /** Added to the scores of all heads and tokens, [1, 1, tokens]. */
    private static Value mask(Network net, Value seen) {
        NodeAttributes real = NodeAttributes.none().with("to", ElementType.FLOAT.code());
        Value y = net.node("real", "Cast", List.of(seen), real, seen.shape());
        List<Value> difference = List.of(net.scalar(1), y);
        y = net.node("unseen", "Sub", difference, NodeAttributes.none(), y.shape());
        y = net.multiply("bias", y, net.scalar(UNSEEN));
        return net.reshape("broadcast", y, 1, 1, seen.dim(0));
    }

    private Value layer(Network net, Value x, Value mask) {
        Network self = net.in("attention").in("self");
        Network output = net.in("attention").in("output");
        Value y =
                Attention.of(heads, features)
                        .apply(
                                self,
                                self.linear("query", x, features),
                                self.linear("key", x, features),
                                self.linear("value", x, features),
                                scores -> self.add("masked", scores, mask));
        y = output.add("add", output.linear("dense", y, features), x);
        y = output.layerNorm("LayerNorm", y, EPSILON);
        Value z = Mlp.of(net, y, 4 * features, "intermediate.dense", "output.dense");
        return net.layerNorm("output.LayerNorm", net.add("output.add", z, y), EPSILON);
    }
}
