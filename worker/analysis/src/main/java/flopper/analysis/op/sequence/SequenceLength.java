package flopper.analysis.op.sequence;

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
 * The number of elements of a sequence as a scalar.
 *
 * <p>Shapes: sequence → [], INT64.
 * <p>Cost: none.
 * <p>Convention: reads nothing of the elements.
 * <p>Fails: {@link flopper.analysis.tensor.ShapeException} when the input is no sequence.
 * <p>Source: ONNX operator SequenceLength, opset 11.
 */
public final class SequenceLength implements Operator, ConstantFolding, ShapeOnly {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("SequenceLength");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        Sequences.elements(node, 0);
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
                        ElementType.INT64, Shape.scalar(), Sequences.elements(node, 0).size()));
    }
}
