package flopper.zoo.block;

import flopper.zoo.build.Activation;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;

/** Two fully connected layers with GELU between them, which keep the number of features. */
public final class Mlp {
    private Mlp() {}

    /**
     * @param first name of the first layer
     * @param second name of the second layer
     */
    public static Value of(Network net, Value x, int hidden, String first, String second) {
        Value y = Activation.GELU.apply(net, "gelu", net.linear(first, x, hidden));
        return net.linear(second, y, x.features());
    }
}
