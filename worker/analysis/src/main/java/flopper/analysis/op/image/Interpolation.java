package flopper.analysis.op.image;

import flopper.analysis.cost.Cost;
import flopper.analysis.tensor.ShapeException;

/** How values between samples are found, by the words of the attribute {@code mode}. */
enum Interpolation {
    NEAREST(0),
    LINEAR(1),
    CUBIC(2);

    private final int reach;

    Interpolation(int reach) {
        this.reach = reach;
    }

    /**
     * @throws ShapeException when the word is unknown
     */
    static Interpolation of(String mode) {
        return switch (mode) {
            case "nearest" -> NEAREST;
            case "linear", "bilinear" -> LINEAR;
            case "cubic", "bicubic" -> CUBIC;
            default -> throw new ShapeException("mode is \"" + mode + "\"");
        };
    }

    /** Samples on either side of a position that take part in its value; 0 for the nearest alone. */
    int reach() {
        return reach;
    }

    /** Samples that take part in one value between them along one axis. */
    long taps() {
        return reach == 0 ? 1 : 2L * reach;
    }

    /** The weighted sum of this many samples; a single one is only copied. */
    static Cost weightedSum(long samples) {
        return samples <= 1
                ? Cost.NONE
                : Cost.multiplications(samples).plus(Cost.additions(samples - 1));
    }
}
