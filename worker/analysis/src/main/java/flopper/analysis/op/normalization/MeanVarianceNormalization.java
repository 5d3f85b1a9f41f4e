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
 * Gives the elements along some axes zero mean and unit variance.
 *
 * <p>Shapes: X → Y of X's type.
 *
 * <p>Cost: with n elements in g groups, 2·(n − g) + n + g additions, 2·n multiplications, 3·g divisions and g
 * roots.
 *
 * <p>Convention: combining m elements takes m − 1 additions; centred elements are computed once.
 *
 * <p>Fails: {@link ShapeException} when an axis lies outside the rank.
 *
 * <p>Source: ONNX operator MeanVarianceNormalization, opset 9–13.
 */
public final class MeanVarianceNormalization implements Operator {
    private static final List<Long> ALL_BUT_CHANNELS = List.of(0L, 2L, 3L);

    @Override
    public OperatorId id() {
        return OperatorId.onnx("MeanVarianceNormalization");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        groups(node);
        return List.of(node.input(0));
    }

    private static long groups(TypedNode node) {
        Shape groups = node.input(0).shape();
        for (long axis : node.attributes().integers("axes").orElse(ALL_BUT_CHANNELS)) {
            groups = groups.with(groups.axis(axis), 1);
        }
        return groups.elements();
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Moments.standardized(node.input(0).elements(), groups(node));
    }
}
