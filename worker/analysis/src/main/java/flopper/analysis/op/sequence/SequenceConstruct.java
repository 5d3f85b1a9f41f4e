package flopper.analysis.op.sequence;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.SequenceType;
import flopper.analysis.tensor.ValueType;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A sequence of the given tensors.
 *
 * <p>Shapes: one or more tensors → the sequence of them.
 * <p>Cost: none.
 * <p>Convention: the tensors are copied: read and written once.
 * <p>Fails: never.
 * <p>Source: ONNX operator SequenceConstruct, opset 11.
 */
public final class SequenceConstruct implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("SequenceConstruct");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(
                new SequenceType(
                        IntStream.range(0, node.inputCount()).mapToObj(node::value).toList()));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }
}
