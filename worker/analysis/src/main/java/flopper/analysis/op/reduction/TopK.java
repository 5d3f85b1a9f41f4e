package flopper.analysis.op.reduction;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * The k largest or smallest elements along an axis, and where they were.
 *
 * <p>Shapes: X, K [1] → Values of X's type with k along the axis, Indices as Values, INT64; before opset 10 k
 * is an attribute.
 *
 * <p>Cost: elements of X · ⌈log2(k + 1)⌉ comparisons.
 *
 * <p>Convention: every element passes a heap of k once, to its full depth.
 *
 * <p>Fails: {@link ShapeException} when the axis lies outside the rank, or k is not within the axis;
 * {@link UnresolvedException} when K depends on data.
 *
 * <p>Source: ONNX operator TopK, opset 1–24.
 */
public final class TopK implements Operator {
    private static final int K_IS_INPUT_SINCE = 10;

    @Override
    public OperatorId id() {
        return OperatorId.onnx("TopK");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        int axis = input.shape().axis(node.attributes().integer("axis", -1));
        long k = k(node);
        if (k < 0 || k > input.shape().dim(axis)) {
            throw new ShapeException(
                    "K is " + k + " for the input " + input.shape() + " at axis " + axis);
        }
        TensorType values = input.with(input.shape().with(axis, k));
        return List.of(values, values.with(ElementType.INT64));
    }

    private static long k(TypedNode node) {
        if (node.opset() >= K_IS_INPUT_SINCE) {
            return node.requireScalar(1, "K");
        }
        return node.attributes()
                .integer("k")
                .orElseThrow(() -> new ShapeException("attribute k is missing"));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        int depth = Long.SIZE - Long.numberOfLeadingZeros(k(node));
        return Cost.comparisons(depth).times(node.input(0).elements());
    }
}
