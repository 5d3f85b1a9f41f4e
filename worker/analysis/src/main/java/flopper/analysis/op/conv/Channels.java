package flopper.analysis.op.conv;

import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

/** How the channels of a grouped convolution must agree. */
final class Channels {
    private Channels() {}

    /**
     * @param input [N, C, …]
     * @param weight [M, C/group, …]
     * @throws ShapeException when the channels disagree; the message names both shapes
     */
    static void requireGrouped(Shape input, Shape weight, long group) {
        if (group < 1 || input.dim(1) != Math.multiplyExact(weight.dim(1), group)) {
            throw disagreement(input, weight, group);
        }
        if (weight.dim(0) % group != 0) {
            throw new ShapeException(
                    "the weight "
                            + weight
                            + " has output channels that "
                            + group
                            + " groups do not divide");
        }
    }

    /**
     * @param input [N, C, …]
     * @param weight [C, M/group, …]
     * @throws ShapeException when the channels disagree; the message names both shapes
     */
    static void requireTransposed(Shape input, Shape weight, long group) {
        if (group < 1 || input.dim(1) != weight.dim(0) || weight.dim(0) % group != 0) {
            throw disagreement(input, weight, group);
        }
    }

    private static ShapeException disagreement(Shape input, Shape weight, long group) {
        return new ShapeException(
                "the input "
                        + input
                        + " does not have the channels of the weight "
                        + weight
                        + " in "
                        + group
                        + " groups");
    }
}
