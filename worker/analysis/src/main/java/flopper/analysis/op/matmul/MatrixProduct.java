package flopper.analysis.op.matmul;

import flopper.analysis.shape.Broadcasting;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

import java.util.ArrayList;
import java.util.List;

/** The shape of a matrix product as NumPy's matmul defines it, shared by MatMul and its quantized kin. */
public final class MatrixProduct {
    private MatrixProduct() {}

    /**
     * @throws ShapeException when inner sizes differ, an operand is a scalar, or leading axes do not
     *     broadcast; the message names both shapes
     */
    public static Shape shape(Shape left, Shape right) {
        if (left.rank() == 0 || right.rank() == 0) {
            throw new ShapeException("no matrix product of scalars: " + left + " · " + right);
        }
        long inner = right.dim(right.rank() == 1 ? 0 : -2);
        if (left.dim(-1) != inner) {
            throw new ShapeException("inner sizes differ: " + left + " · " + right);
        }
        List<Long> dims = new ArrayList<>(Broadcasting.of(batch(left), batch(right)).toList());
        if (left.rank() > 1) {
            dims.add(left.dim(-2));
        }
        if (right.rank() > 1) {
            dims.add(right.dim(-1));
        }
        return Shape.of(dims);
    }

    private static Shape batch(Shape matrix) {
        return Shape.of(matrix.toList().subList(0, Math.max(0, matrix.rank() - 2)));
    }
}
