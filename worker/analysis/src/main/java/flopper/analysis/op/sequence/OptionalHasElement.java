package flopper.analysis.op.sequence;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.ShapeOnly;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.OptionalType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;
import java.util.Optional;

/**
 * Whether an optional holds a value.
 *
 * <p>Shapes: optional? → [], BOOL; since opset 18 any other value has, and a missing input has not.
 * <p>Cost: none.
 * <p>Convention: reads nothing of the value.
 * <p>Fails: never.
 * <p>Source: ONNX operator OptionalHasElement, opset 15–28.
 */
public final class OptionalHasElement implements Operator, ConstantFolding, ShapeOnly {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("OptionalHasElement");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(TensorType.of(ElementType.BOOL));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        try {
            boolean has =
                    node.hasInput(0) && !node.value(0).equals(new OptionalType(Optional.empty()));
            return List.of(ConstantTensor.ofLongs(ElementType.BOOL, Shape.scalar(), has ? 1 : 0));
        } catch (UnresolvedException _) {
            // The output's type is known all the same.
            return List.of();
        }
    }
}
