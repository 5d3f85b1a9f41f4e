package flopper.analysis.op.elementwise;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Mean of any number of tensors, element by element.
 *
 * <p>Shapes: k tensors that broadcast → Y of the first one's element type.
 *
 * <p>Cost: for each element of Y, k − 1 additions and 1 division.
 *
 * <p>Convention: the broadcast shape counts, not the larger input.
 *
 * <p>Fails: {@link ShapeException} when there is no input, or the shapes do not broadcast.
 *
 * <p>Source: ONNX operator Mean, opset 1–13.
 */
public final class Mean implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Mean");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(node.input(0).with(Variadic.common(node)));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.additions(node.inputCount() - 1L)
                .plus(Cost.divisions(1))
                .times(node.output(0).elements());
    }
}
