package flopper.analysis.op.quantization;

import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

/** The shape of quantization scales: one for the tensor, one for each slice of an axis, or one a block. */
final class Scales {
    private Scales() {}

    /**
     * @throws ShapeException when the scales fit the tensor in none of the three ways
     */
    static void require(TypedNode node, Shape tensor, Shape scale) {
        if (scale.elements() == 1 && scale.rank() <= 1) {
            return;
        }
        int axis = tensor.axis(node.attributes().integer("axis", 1));
        long block = node.attributes().integer("block_size", 0);
        boolean perSlice = scale.rank() == 1 && block == 0;
        boolean fits =
                perSlice
                        ? scale.dim(0) == tensor.dim(axis)
                        : block > 0 && scale.equals(inBlocks(tensor, axis, block));
        if (!fits) {
            throw new ShapeException(
                    "scale "
                            + scale
                            + " does not fit "
                            + tensor
                            + " along axis "
                            + axis
                            + " in blocks of "
                            + block);
        }
    }

    private static Shape inBlocks(Shape tensor, int axis, long block) {
        return tensor.with(axis, Math.ceilDiv(tensor.dim(axis), block));
    }
}
