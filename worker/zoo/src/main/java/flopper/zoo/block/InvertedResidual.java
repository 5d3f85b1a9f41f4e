package flopper.zoo.block;

import flopper.zoo.build.Activation;
import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;

import java.util.Optional;

/**
 * Expands, filters each channel by itself, may squeeze and excite, and projects; added to its input
 * where the sizes agree. Named as torchvision's MobileNet v3 and EfficientNet name it.
 *
 * @param expanded hidden channels; no expanding convolution if the input has as many
 * @param channels that it puts out
 */
public record InvertedResidual(
        int expanded,
        int kernel,
        int stride,
        int channels,
        Activation activation,
        Optional<SqueezeExcitation> squeeze,
        float epsilon) {

    public Value apply(Network net, Value x) {
        Network block = net.in("block");
        int layer = 0;
        Value y = x;
        if (expanded != x.channels()) {
            y = conv(block.in(layer++), y, Conv.of(expanded, 1), activation);
        }
        Conv depthwise = Conv.depthwise(expanded, kernel).stride(stride);
        y = conv(block.in(layer++), y, depthwise, activation);
        if (squeeze.isPresent()) {
            y = squeeze.get().apply(block.in(layer++), y);
        }
        y = conv(block.in(layer), y, Conv.of(channels, 1), Activation.IDENTITY);
        return stride == 1 && x.channels() == channels ? net.add("add", y, x) : y;
    }

    private Value conv(Network net, Value x, Conv conv, Activation then) {
        return ConvNormActivation.of(net, x, conv, then, epsilon);
    }
}
