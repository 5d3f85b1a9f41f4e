package flopper.analysis.op.sequence;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.View;
import flopper.analysis.tensor.OptionalType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.ValueType;

import java.util.List;
import java.util.Optional;

/**
 * The value that an optional holds.
 *
 * <p>Shapes: optional of a value → the value; since opset 18 any other value → itself.
 * <p>Cost: none.
 * <p>Convention: a view, which moves no bytes.
 * <p>Fails: {@link ShapeException} when the optional is empty.
 * <p>Source: ONNX operator OptionalGetElement, opset 15–28.
 */
public final class OptionalGetElement implements Operator, View {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("OptionalGetElement");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        if (node.value(0) instanceof OptionalType(Optional<ValueType> held)) {
            return List.of(held.orElseThrow(() -> new ShapeException("the optional is empty")));
        }
        return List.of(node.value(0));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }
}
