package flopper.analysis.op.quantization;

import flopper.analysis.cost.Cost;

/**
 * What it costs to bring real or accumulated numbers to a quantized type and back, which every quantized
 * operator shares. Zero points of the operands fold into the accumulation and count as nothing.
 */
public final class Requantization {
    private Requantization() {}

    /** saturate(round(x · scale) + zero point): a multiplication, an addition, two comparisons each. */
    public static Cost of(long elements) {
        return new Cost(0, 1, 1, 0, 2, 0).times(elements);
    }

    /** (x − zero point) · scale: an addition and a multiplication each. */
    public static Cost back(long elements) {
        return new Cost(0, 1, 1, 0, 0, 0).times(elements);
    }
}
