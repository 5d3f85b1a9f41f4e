package flopper.analysis.op.normalization;

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
 * Divides the last axes of every row by their root mean square.
 *
 * <p>Shapes: X [d1…dn], scale that broadcasts to X → Y of X's shape and scale's element type.
 *
 * <p>Cost: with n elements in g rows, n multiplications (squares), n − g additions and g divisions (mean), g
 * additions (ε), g roots, n divisions, n multiplications (scale).
 *
 * <p>Convention: the steps of ONNX's function body; combining m elements takes m − 1 additions.
 *
 * <p>Fails: {@link ShapeException} when the axis lies outside the rank, or scale does not broadcast.
 *
 * <p>Source: ONNX operator RMSNormalization, opset 23.
 */
public final class RmsNormalization implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("RMSNormalization");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        Shape input = node.input(0).shape();
        TensorType scale = node.input(1);
        Broadcasting.requireStretches(scale.shape(), input);
        input.axis(axis(node));
        return List.of(scale.with(input));
    }

    private static long axis(TypedNode node) {
        return node.attributes().integer("axis", -1);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        Shape input = node.input(0).shape();
        long n = input.elements();
        long g = input.elements(0, input.axis(axis(node)));
        return n == 0 ? Cost.NONE : new Cost(0, n - g + g, 2 * n, g + n, 0, g);
    }
}
