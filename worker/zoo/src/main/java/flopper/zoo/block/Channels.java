package flopper.zoo.block;

/** Arithmetic on channel counts. */
public final class Channels {
    private Channels() {}

    /**
     * The multiple of the divisor that is nearest, at least the divisor, and one more where rounding
     * would take away over a tenth.
     *
     * <p>Source: {@code make_divisible} of the MobileNet reference code, which torchvision keeps.
     */
    public static int divisible(double channels, int divisor) {
        int rounded = Math.max(divisor, (int) (channels + divisor / 2.0) / divisor * divisor);
        return rounded < 0.9 * channels ? rounded + divisor : rounded;
    }
}
