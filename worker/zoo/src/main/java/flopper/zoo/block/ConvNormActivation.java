package flopper.zoo.block;

import flopper.zoo.build.Activation;
import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;

/** A convolution, its batch normalisation and an activation: layers 0, 1 and 2 of the scope. */
public final class ConvNormActivation {
    private ConvNormActivation() {}

    public static Value of(Network net, Value x, Conv conv, Activation activation) {
        return of(net, x, conv, activation, 1e-5f);
    }

    public static Value of(Network net, Value x, Conv conv, Activation activation, float epsilon) {
        Value convolved = net.conv("0", x, conv);
        return activation.apply(net, "2", net.batchNorm("1", convolved, epsilon));
    }
}
