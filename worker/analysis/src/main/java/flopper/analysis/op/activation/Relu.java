package flopper.analysis.op.activation;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Rectifier: max(0, x). ONNX spells the length of a Range with one, so it folds.
 *
 * <p>Shapes: X → Y of X's type.
 *
 * <p>Cost: one comparison for each element.
 *
 * <p>Convention: a maximum is one comparison.
 *
 * <p>Fails: never, once X is known.
 *
 * <p>Source: ONNX operator Relu, opset 1–14.
 */
public final class Relu implements Operator, ConstantFolding {
    /** What one element costs. */
    public static final Cost PER_ELEMENT = Cost.comparisons(1);

    @Override
    public OperatorId id() {
        return OperatorId.onnx("Relu");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(node.input(0));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return PER_ELEMENT.times(node.output(0).elements());
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        return node.constant(0)
                .map(x ->
                        ConstantTensor.computed(
                                x.type(),
                                i -> Math.max(0, x.longAt(i)),
                                i -> Math.max(0, x.doubleAt(i))))
                .map(List::of)
                .orElse(List.of());
    }
}
