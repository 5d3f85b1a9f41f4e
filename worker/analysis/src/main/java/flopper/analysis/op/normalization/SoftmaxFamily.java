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
 * Softmax, its logarithm, and the one-hot row of the maximum.
 *
 * <p>Shapes: X → Y of X's type. A row runs along {@code axis}; before opset 13 it runs over all axes from
 * {@code axis} on, the input being flattened to two.
 *
 * <p>Cost: for n elements in r rows, the row's formula of n and r.
 *
 * <p>Convention: the maximum is subtracted first, as every implementation does; combining m elements takes
 * m − 1 operations.
 *
 * <p>Fails: {@link ShapeException} when the axis lies outside the rank.
 *
 * <p>Source: ONNX operators Hardmax, LogSoftmax, Softmax, opset 1–13.
 */
public enum SoftmaxFamily implements Operator {
    /** n − r comparisons. */
    HARDMAX("Hardmax", (n, r) -> Cost.comparisons(n - r)),
    /** n − r comparisons, n subtractions, n exponentials, n − r additions, r logarithms, n subtractions. */
    LOG_SOFTMAX("LogSoftmax", (n, r) -> new Cost(0, 3 * n - r, 0, 0, n - r, n + r)),
    /** n − r comparisons, n subtractions, n exponentials, n − r additions, n divisions. */
    SOFTMAX("Softmax", (n, r) -> new Cost(0, 2 * n - r, 0, n, n - r, n));

    private interface Formula {
        Cost of(long elements, long rows);
    }

    private static final int ONE_AXIS_SINCE = 13;

    private final OperatorId id;
    private final Formula formula;

    SoftmaxFamily(String name, Formula formula) {
        this.id = OperatorId.onnx(name);
        this.formula = formula;
    }

    /** What rows of these elements in all cost; nothing for empty rows. */
    public Cost of(long elements, long rows) {
        return elements == 0 ? Cost.NONE : formula.of(elements, rows);
    }

    @Override
    public OperatorId id() {
        return id;
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        rows(node);
        return List.of(node.input(0));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return of(node.input(0).elements(), rows(node));
    }

    private static long rows(TypedNode node) {
        Shape input = node.input(0).shape();
        if (node.opset() < ONE_AXIS_SINCE) {
            return input.elements(0, flattenedAt(input, node.attributes().integer("axis", 1)));
        }
        int axis = input.axis(node.attributes().integer("axis", -1));
        return input.elements(0, axis) * input.elements(axis + 1, input.rank());
    }

    /** An axis equal to the rank makes every element a row, which the flattened form allows. */
    private static int flattenedAt(Shape input, long axis) {
        return axis == input.rank() ? input.rank() : input.axis(axis);
    }
}
