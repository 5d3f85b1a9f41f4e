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
 * Normalises groups of channels of every sample by their own mean and variance.
 *
 * <p>Shapes: X [N, C, d1…dn], scale, bias [C], before opset 21 [num_groups] → Y of X's type.
 *
 * <p>Cost: with n elements in g = N·num_groups groups, 2·(n − g) + n + g additions, 2·n multiplications, 3·g
 * divisions and g roots (standardising); n multiplications and n additions (scale and shift).
 *
 * <p>Convention: combining m elements takes m − 1 additions; centred elements are computed once.
 *
 * <p>Fails: {@link ShapeException} when num_groups does not divide C, or a parameter has another size.
 *
 * <p>Source: ONNX operator GroupNormalization, opset 18–21.
 */
public final class GroupNormalization implements Operator {
    private static final int SCALE_PER_CHANNEL_SINCE = 21;

    @Override
    public OperatorId id() {
        return OperatorId.onnx("GroupNormalization");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        long groups = groups(node);
        if (input.shape().rank() < 2 || groups < 1 || input.shape().dim(1) % groups != 0) {
            throw new ShapeException("num_groups " + groups + " for the input " + input.shape());
        }
        long size = node.opset() < SCALE_PER_CHANNEL_SINCE ? groups : input.shape().dim(1);
        for (int parameter = 1; parameter <= 2; parameter++) {
            Shape shape = node.input(parameter).shape();
            if (shape.elements() != size) {
                throw new ShapeException(
                        "parameter " + parameter + " is " + shape + ", not [" + size + "]");
            }
        }
        return List.of(input);
    }

    private static long groups(TypedNode node) {
        return node.attributes()
                .integer("num_groups")
                .orElseThrow(() -> new ShapeException("num_groups is missing"));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        Shape input = node.input(0).shape();
        long groups = Math.multiplyExact(input.dim(0), groups(node));
        return Moments.standardized(input.elements(), groups)
                .plus(Moments.affine(input.elements(), true));
    }
}
