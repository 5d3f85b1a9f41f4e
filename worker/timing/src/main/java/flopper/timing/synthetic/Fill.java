package flopper.timing.synthetic;

/**
 * How a tensor's stand-in values are drawn: uniformly from {@code centre ± radius}. Integer tensors
 * take whole numbers in that range.
 */
public record Fill(float centre, float radius) {
    /** Keeps what flows through finite and away from denormals, where nothing better is known. */
    static final Fill SMALL_POSITIVE = new Fill(0.1f, 0.05f);

    static final Fill NEAR_ONE = new Fill(1, 0.1f);
    static final Fill NEAR_ZERO = new Fill(0, 0.05f);
    static final Fill ZERO = new Fill(0, 0);
    static final Fill SIGNED_BYTE = new Fill(0, 127);
    static final Fill UNSIGNED_BYTE = new Fill(128, 127);

    /** Of the order of a normalised image. */
    static final Fill UNIT = new Fill(0, 1);

    /**
     * Keeps the variance of a sum of so many products, half of which a rectifier cuts off.
     *
     * <p>Source: He et al. 2015, equation 10: variance 2/n, hence radius √(6/n) when uniform.
     */
    static Fill ofFanIn(long fanIn) {
        return new Fill(0, (float) Math.sqrt(6.0 / Math.max(1, fanIn)));
    }
}
