package flopper.analysis.op.activation;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.shape.Broadcasting;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Leaky rectifier with learned slopes: x where x ≥ 0, else slope·x.
 *
 * <p>Shapes: X, slope that broadcasts to X → Y of X's type; before opset 7 slope has one element or one for
 * each channel (axis 1).
 *
 * <p>Cost: for each element of Y, 1 comparison and 1 multiplication.
 *
 * <p>Convention: the product counts for every element, whatever its sign.
 *
 * <p>Fails: {@link ShapeException} when slope does not broadcast to X.
 *
 * <p>Source: ONNX operator PRelu, opset 1–16.
 */
public final class PRelu implements Operator {
    private static final int BROADCASTS_SINCE = 7;

    @Override
    public OperatorId id() {
        return OperatorId.onnx("PRelu");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        Shape slope = node.input(1).shape();
        if (node.opset() >= BROADCASTS_SINCE) {
            Broadcasting.requireStretches(slope, input.shape());
        } else if (slope.elements() != 1
                && (input.shape().rank() < 2 || slope.elements() != input.shape().dim(1))) {
            throw new ShapeException("slope " + slope + " has not X's channels: " + input.shape());
        }
        return List.of(input);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.comparisons(1).plus(Cost.multiplications(1)).times(node.output(0).elements());
    }
}
