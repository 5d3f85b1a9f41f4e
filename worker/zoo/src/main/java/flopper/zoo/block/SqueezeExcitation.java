package flopper.zoo.block;

import flopper.zoo.build.Activation;
import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;

/**
 * Scales each channel by a gate that is computed from the means of all channels.
 *
 * <p>Source: arXiv 1709.01507.
 *
 * @param channels of the hidden layer
 * @param gate what bounds the factors
 */
public record SqueezeExcitation(int channels, Activation activation, Activation gate) {
    public Value apply(Network net, Value x) {
        Value scale = net.globalAveragePool("avgpool", x);
        scale = net.conv("fc1", scale, Conv.of(channels, 1).withBias());
        scale = activation.apply(net, "activation", scale);
        scale = net.conv("fc2", scale, Conv.of(x.channels(), 1).withBias());
        scale = gate.apply(net, "scale_activation", scale);
        return net.multiply("scale", x, scale);
    }
}
