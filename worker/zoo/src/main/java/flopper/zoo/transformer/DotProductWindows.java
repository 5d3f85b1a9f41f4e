package flopper.zoo.transformer;

import flopper.zoo.block.Attention;
import flopper.zoo.block.RelativePosition;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;

import java.util.List;
import java.util.Optional;

/**
 * Scaled dot-product attention with a learned bias for each distance between two tokens.
 *
 * @param index of the biases, as {@link RelativePosition#index} makes it
 */
record DotProductWindows(int window, Value index) implements WindowAttention {
    @Override
    public Value apply(Network net, Value windows, int heads, Optional<Value> mask) {
        int distances = RelativePosition.distances(window);
        Value table = net.weight("relative_position_bias_table", distances, heads);
        Value bias = RelativePosition.bias(net, table, index);
        Attention attention = Attention.of(heads, windows.features());
        List<Value> qkv = attention.project(net, "qkv", windows);
        Value attended =
                attention.apply(
                        net,
                        qkv.get(0),
                        qkv.get(1),
                        qkv.get(2),
                        scores -> {
                            Value biased = net.add("bias", scores, bias);
                            return mask.map(m -> net.add("masked", biased, m)).orElse(biased);
                        });
        return net.linear("proj", attended, windows.features());
    }
}
