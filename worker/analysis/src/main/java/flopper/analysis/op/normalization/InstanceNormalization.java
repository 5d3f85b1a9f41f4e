package flopper.analysis.op.normalization;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Normalises every channel of every sample by its own mean and variance.
 *
 * <p>Shapes: X [N, C, d1…dn], scale, B [C] → Y of X's type.
 *
 * <p>Cost: with n elements in g = N·C groups, 2·(n − g) + n + g additions, 2·n multiplications, 3·g divisions
 * and g roots (standardising); n multiplications and n additions (scale and shift).
 *
 * <p>Convention: combining m elements takes m − 1 additions; centred elements are computed once.
 *
 * <p>Fails: {@link ShapeException} when a parameter has not C elements.
 *
 * <p>Source: ONNX operator InstanceNormalization, opset 1–22.
 */
public final class InstanceNormalization implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("InstanceNormalization");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        for (int parameter = 1; parameter <= 2; parameter++) {
            Shape shape = node.input(parameter).shape();
            if (input.shape().rank() < 2 || shape.elements() != input.shape().dim(1)) {
                throw new ShapeException(
                        "parameter " + parameter + " is " + shape + " for " + input.shape());
            }
        }
        return List.of(input);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        Shape input = node.input(0).shape();
        return Moments.standardized(input.elements(), input.elements(0, 2))
                .plus(Moments.affine(input.elements(), true));
    }
}
