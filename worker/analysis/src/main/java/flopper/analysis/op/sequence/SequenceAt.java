package flopper.analysis.op.sequence;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.MemoryTraffic;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * One tensor of a sequence.
 *
 * <p>Shapes: sequence, position [] → the element there.
 * <p>Cost: none.
 * <p>Convention: only that element is read and written.
 * <p>Fails: {@link ShapeException} when there is no such position; unresolved when it is unknown and matters.
 * <p>Source: ONNX operator SequenceAt, opset 11.
 */
public final class SequenceAt implements Operator, MemoryTraffic {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("SequenceAt");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        List<ValueType> elements = Sequences.elements(node, 0);
        boolean any = node.constant(1).isEmpty() && Sequences.alike(elements);
        long position = any ? 0 : node.requireScalar(1, "position");
        return List.of(elements.get(Sequences.place(position, elements.size())));
    }

    @Override
    public long bytesRead(ResolvedNode node, int input) {
        return input == 0 ? node.output(0).bytes() : node.input(input).bytes();
    }

    @Override
    public long bytesWritten(ResolvedNode node, int output) {
        return node.output(output).bytes();
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }
}
