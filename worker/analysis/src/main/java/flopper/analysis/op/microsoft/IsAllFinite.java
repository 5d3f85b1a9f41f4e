package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Whether no element of any input is infinite or not a number.
 *
 * <p>Shapes: one or more tensors → [], BOOL.
 * <p>Cost: one comparison per element.
 * <p>Convention: all elements are looked at, whatever comes first.
 * <p>Fails: never.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: IsAllFinite, version 1.
 */
public final class IsAllFinite implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.microsoft("IsAllFinite");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(TensorType.of(ElementType.BOOL));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        long elements = 0;
        for (int input = 0; input < node.inputCount(); input++) {
            elements += node.input(input).elements();
        }
        return Cost.comparisons(elements);
    }
}
