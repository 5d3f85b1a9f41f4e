package flopper.analysis.op.indexing;

import flopper.analysis.cost.Cost;
import flopper.analysis.graph.Attributes;
import flopper.analysis.tensor.ShapeException;

/** What a scatter does with an update where an element already is: the attribute {@code reduction}. */
enum ScatterReduction {
    NONE,
    ADD,
    MUL,
    MIN,
    MAX;

    /**
     * @throws ShapeException when the attribute holds another word
     */
    static ScatterReduction of(Attributes attributes) {
        String word = attributes.text("reduction", "none");
        return switch (word) {
            case "none" -> NONE;
            case "add" -> ADD;
            case "mul" -> MUL;
            case "min" -> MIN;
            case "max" -> MAX;
            default -> throw new ShapeException("reduction is \"" + word + "\", which ONNX lacks");
        };
    }

    Cost cost(long updates) {
        return switch (this) {
            case NONE -> Cost.NONE;
            case ADD -> Cost.additions(updates);
            case MUL -> Cost.multiplications(updates);
            case MIN, MAX -> Cost.comparisons(updates);
        };
    }
}
