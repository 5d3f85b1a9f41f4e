package flopper.analysis.op.sequence;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.SequenceType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.ValueType;

import java.util.ArrayList;
import java.util.List;

/**
 * A sequence with one tensor less.
 *
 * <p>Shapes: sequence, position []? → the sequence without the element there, without the last by default.
 * <p>Cost: none.
 * <p>Convention: the sequence is copied: every element is read and written once.
 * <p>Fails: {@link ShapeException} when there is no such position; unresolved when it is unknown and matters.
 * <p>Source: ONNX operator SequenceErase, opset 11.
 */
public final class SequenceErase implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("SequenceErase");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        List<ValueType> elements = new ArrayList<>(Sequences.elements(node, 0));
        boolean last =
                !node.hasInput(1) || (node.constant(1).isEmpty() && Sequences.alike(elements));
        long position = last ? -1 : node.requireScalar(1, "position");
        elements.remove(Sequences.place(position, elements.size()));
        return List.of(new SequenceType(elements));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }
}
