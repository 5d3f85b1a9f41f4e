package flopper.analysis.op.normalization;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypeAttribute;
import flopper.analysis.op.TypedNode;
import flopper.analysis.shape.Broadcasting;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.Arrays;
import java.util.List;

/**
 * Normalises the last axes of every row by their own mean and variance.
 *
 * <p>Shapes: X [d1…dn], Scale, B? that broadcast to X → Y of X's type, Mean and InvStdDev with 1 from
 * {@code axis} on, of the type {@code stash_type}.
 *
 * <p>Cost: with n elements in g rows, 2·(n − g) + n + g additions, 2·n multiplications, 3·g divisions and g
 * roots (standardising); n multiplications (Scale) and, with B, n additions.
 *
 * <p>Convention: the steps of ONNX's function body, so a graph that spells them out costs the same but for
 * its square, a Pow there; combining m elements takes m − 1 additions.
 *
 * <p>Fails: {@link ShapeException} when the axis lies outside the rank, or Scale or B does not broadcast.
 *
 * <p>Source: ONNX operator LayerNormalization, opset 17.
 */
public final class LayerNormalization implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("LayerNormalization");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        Broadcasting.requireStretches(node.input(1).shape(), input.shape());
        if (node.hasInput(2)) {
            Broadcasting.requireStretches(node.input(2).shape(), input.shape());
        }
        TensorType statistics =
                new TensorType(
                        TypeAttribute.of(node, "stash_type").orElse(ElementType.FLOAT),
                        statisticsShape(node));
        return List.of(input, statistics, statistics);
    }

    private static Shape statisticsShape(TypedNode node) {
        Shape input = node.input(0).shape();
        long[] dims = input.toArray();
        int axis = input.axis(node.attributes().integer("axis", -1));
        Arrays.fill(dims, axis, dims.length, 1);
        return Shape.of(dims);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        long elements = node.input(0).elements();
        return Moments.standardized(elements, node.output(1).elements())
                .plus(Moments.affine(elements, node.hasInput(2)));
    }
}
