package flopper.analysis.op.normalization;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Divides the elements along an axis by their L1 or L2 norm.
 *
 * <p>Shapes: X → Y of X's type.
 *
 * <p>Cost: with n elements in g rows, n − g additions and n divisions; with p = 2, n multiplications and g
 * roots; with p = 1, n comparisons (absolute values).
 *
 * <p>Convention: combining m elements takes m − 1 additions.
 *
 * <p>Fails: {@link ShapeException} when the axis lies outside the rank, or p is neither 1 nor 2.
 *
 * <p>Source: ONNX operator LpNormalization, opset 1–22.
 */
public final class LpNormalization implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("LpNormalization");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        axis(node);
        long p = p(node);
        if (p != 1 && p != 2) {
            throw new ShapeException("p is " + p + ", neither 1 nor 2");
        }
        return List.of(node.input(0));
    }

    private static int axis(TypedNode node) {
        return node.input(0).shape().axis(node.attributes().integer("axis", -1));
    }

    private static long p(TypedNode node) {
        return node.attributes().integer("p", 2);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        Shape input = node.input(0).shape();
        long n = input.elements();
        if (n == 0) {
            return Cost.NONE;
        }
        long g = n / input.dim(axis(node));
        Cost norm =
                p(node) == 1
                        ? Cost.comparisons(n)
                        : Cost.multiplications(n).plus(Cost.transcendentals(g));
        return norm.plus(Cost.additions(n - g)).plus(Cost.divisions(n));
    }
}
