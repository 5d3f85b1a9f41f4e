package flopper.analysis.op.sequence;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.View;
import flopper.analysis.tensor.OptionalType;
import flopper.analysis.tensor.ValueType;

import java.util.List;
import java.util.Optional;

/**
 * An optional that holds the input, or none.
 *
 * <p>Shapes: any value? → optional of it; without input an empty one.
 * <p>Cost: none.
 * <p>Convention: a view, which moves no bytes.
 * <p>Fails: never.
 * <p>Source: ONNX operator Optional, opset 15–28.
 */
public final class OptionalOf implements Operator, View {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Optional");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(
                new OptionalType(node.hasInput(0) ? Optional.of(node.value(0)) : Optional.empty()));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }
}
