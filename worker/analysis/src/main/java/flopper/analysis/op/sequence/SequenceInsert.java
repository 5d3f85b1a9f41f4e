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
 * A sequence with one tensor more.
 *
 * <p>Shapes: sequence, tensor, position []? → the sequence with the tensor there, at the end without position.
 * <p>Cost: none.
 * <p>Convention: the sequence is copied: every element is read and written once.
 * <p>Fails: {@link ShapeException} when there is no such position; unresolved when it is unknown and matters.
 * <p>Source: ONNX operator SequenceInsert, opset 11.
 */
public final class SequenceInsert implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("SequenceInsert");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        List<ValueType> elements = new ArrayList<>(Sequences.elements(node, 0));
        ValueType inserted = node.value(1);
        int end = elements.size();
        boolean anywhere = elements.stream().allMatch(inserted::equals);
        if (!node.hasInput(2) || (anywhere && node.constant(2).isEmpty())) {
            elements.add(inserted);
        } else {
            long position = node.requireScalar(2, "position");
            elements.add(position == end ? end : Sequences.place(position, end), inserted);
        }
        return List.of(new SequenceType(elements));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }
}
