package flopper.zoo.block;

import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;

/** A convolution, its batch normalisation and ReLU, as the Inception networks name them. */
public final class BasicConv {
    private static final float EPSILON = 1e-3f;

    private BasicConv() {}

    public static Value of(Network net, Value x, Conv conv) {
        return net.relu("relu", net.batchNorm("bn", net.conv("conv", x, conv), EPSILON));
    }

    /** One after the other, in scopes numbered from zero. */
    public static Value chain(Network net, Value x, Conv... convs) {
        Value y = x;
        for (int i = 0; i < convs.length; i++) {
            y = of(net.in(i), y, convs[i]);
        }
        return y;
    }
}
