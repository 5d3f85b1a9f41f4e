package flopper.analysis.op.reshaping;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.View;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Hands its input on.
 *
 * <p>Shapes: input of any kind → the same.
 * <p>Cost: none.
 * <p>Convention: a view, which moves no bytes.
 * <p>Fails: never.
 * <p>Source: ONNX operator Identity, opset 1–25.
 */
public final class Identity implements Operator, ConstantFolding, View {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Identity");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(node.value(0));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        return node.constant(0).map(List::of).orElse(List.of());
    }
}
