package flopper.analysis.op.sequence;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.SequenceType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * A sequence without elements.
 *
 * <p>Shapes: nothing → the empty sequence.
 * <p>Cost: none.
 * <p>Convention: nothing is read or written.
 * <p>Fails: never.
 * <p>Source: ONNX operator SequenceEmpty, opset 11.
 */
public final class SequenceEmpty implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("SequenceEmpty");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(new SequenceType(List.of()));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }
}
