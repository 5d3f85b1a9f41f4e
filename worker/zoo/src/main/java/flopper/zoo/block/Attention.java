package flopper.zoo.block;

import flopper.zoo.build.Network;
import flopper.zoo.build.Value;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Dot-product attention over several heads. Tokens lie in the last two dimensions [L, D]; dimensions
 * before them, such as windows, are kept apart.
 *
 * <p>Source: arXiv 1706.03762.
 *
 * @param heads that the features are divided among
 * @param scale that queries are multiplied by
 */
public record Attention(int heads, float scale) {
    /** With products of random vectors brought back to a variance of one. */
    public static Attention of(int heads, int features) {
        return new Attention(heads, (float) Math.pow((double) features / heads, -0.5));
    }

    /** With the same scale. */
    public Attention withHeads(int otherHeads) {
        return new Attention(otherHeads, scale);
    }

    /** Queries, keys and values of the tokens, by one fully connected layer. */
    public List<Value> project(Network net, String name, Value x) {
        int features = x.features();
        Value joined = net.linear(name, x, 3 * features);
        int last = x.shape().rank() - 1;
        return net.split(name + ".split", last, joined, features, features, features);
    }

    /** Self-attention whose products are scaled, and then adjusted by biases or masks. */
    public Value apply(
            Network net, Value query, Value key, Value value, UnaryOperator<Value> adjust) {
        Value scaled = net.multiply("scale", query, net.scalar(scale));
        Value scores =
                net.matMul(
                        "scores", divide(net, "query", scaled), divideTransposed(net, "key", key));
        return weigh(net, adjust.apply(scores), value);
    }

    /** Mixes the values by the softmax of the scores. */
    public Value weigh(Network net, Value scores, Value value) {
        Value weights = net.softmax("softmax", scores);
        return merge(net, net.matMul("weighted", weights, divide(net, "value", value)));
    }

    /** [L, D] as [heads, L, D / heads]. */
    public Value divide(Network net, String name, Value x) {
        Value divided = byHead(net, name, x);
        return net.transpose(name + ".transpose", divided, lastAxes(divided, 1, 0, 2));
    }

    /** [L, D] as [heads, D / heads, L], ready to be multiplied by. */
    public Value divideTransposed(Network net, String name, Value x) {
        Value divided = byHead(net, name, x);
        return net.transpose(name + ".transpose", divided, lastAxes(divided, 1, 2, 0));
    }

    private Value byHead(Network net, String name, Value x) {
        LongStream before = LongStream.of(x.shape().toArray()).limit(x.shape().rank() - 1);
        LongStream divided = LongStream.of(heads, x.features() / heads);
        return net.reshape(name, x, LongStream.concat(before, divided).toArray());
    }

    /** [heads, L, D / heads] as [L, D]. */
    private static Value merge(Network net, Value x) {
        Value byToken = net.transpose("merge.transpose", x, lastAxes(x, 1, 0, 2));
        int rank = byToken.shape().rank();
        LongStream before = LongStream.of(byToken.shape().toArray()).limit(rank - 2);
        LongStream features = LongStream.of((long) byToken.dim(-2) * byToken.dim(-1));
        return net.reshape("merge", byToken, LongStream.concat(before, features).toArray());
    }

    /** All axes, the last three of them in another order. */
    private static int[] lastAxes(Value x, int... order) {
        int before = x.shape().rank() - order.length;
        return IntStream.concat(
                        IntStream.range(0, before), IntStream.of(order).map(axis -> before + axis))
                .toArray();
    }
}
