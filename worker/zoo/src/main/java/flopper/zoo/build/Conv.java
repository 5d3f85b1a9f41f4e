package flopper.zoo.build;

/**
 * A convolution's settings. As nearly all backbones have it, the image is padded by half the kernel
 * and there is no bias unless asked for.
 *
 * @param channels that it puts out
 */
public record Conv(int channels, Window window, int groups, boolean bias) {
    public static Conv of(int channels, int kernel) {
        return of(channels, kernel, kernel);
    }

    public static Conv of(int channels, int kernelHeight, int kernelWidth) {
        return new Conv(channels, Window.of(kernelHeight, kernelWidth).half(), 1, false);
    }

    /** One filter for each channel. */
    public static Conv depthwise(int channels, int kernel) {
        return of(channels, kernel).groups(channels);
    }

    public Conv stride(int stride) {
        return new Conv(channels, window.stride(stride), groups, bias);
    }

    public Conv dilation(int dilation) {
        return new Conv(channels, window.dilation(dilation).half(), groups, bias);
    }

    public Conv groups(int newGroups) {
        return new Conv(channels, window, newGroups, bias);
    }

    public Conv padding(int all) {
        return new Conv(channels, window.padding(all), groups, bias);
    }

    /** Without padding. */
    public Conv valid() {
        return padding(0);
    }

    public Conv withBias() {
        return new Conv(channels, window, groups, true);
    }
}
