package flopper.analysis.op.generation;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.ShapeOnly;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * The number of elements of a tensor as a scalar.
 *
 * <p>Shapes: data [d1…dn] → [], INT64.
 * <p>Cost: none.
 * <p>Convention: reads nothing of its input.
 * <p>Fails: never.
 * <p>Source: ONNX operator Size, opset 1–25.
 */
public final class Size implements Operator, ConstantFolding, ShapeOnly {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Size");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        node.input(0);
        return List.of(TensorType.of(ElementType.INT64));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        return List.of(
                ConstantTensor.ofLongs(
                        ElementType.INT64, Shape.scalar(), node.input(0).elements()));
    }
}
