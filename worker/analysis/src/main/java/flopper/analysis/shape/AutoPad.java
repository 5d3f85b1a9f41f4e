package flopper.analysis.shape;

import flopper.analysis.graph.Attributes;
import flopper.analysis.tensor.ShapeException;

/** How the padding of a window is chosen: the attribute {@code auto_pad}. */
public enum AutoPad {
    /** As the attribute {@code pads} says. */
    NOTSET,
    /** Output size ⌈input / stride⌉; the odd element of padding goes to the end. */
    SAME_UPPER,
    /** Output size ⌈input / stride⌉; the odd element of padding goes to the beginning. */
    SAME_LOWER,
    /** No padding. */
    VALID;

    /**
     * @throws ShapeException when the attribute holds another word
     */
    public static AutoPad of(Attributes attributes) {
        String word = attributes.text("auto_pad", "NOTSET");
        return switch (word) {
            case "", "NOTSET" -> NOTSET;
            case "SAME_UPPER" -> SAME_UPPER;
            case "SAME_LOWER" -> SAME_LOWER;
            case "VALID" -> VALID;
            default -> throw new ShapeException("auto_pad is \"" + word + "\", which ONNX lacks");
        };
    }
}
