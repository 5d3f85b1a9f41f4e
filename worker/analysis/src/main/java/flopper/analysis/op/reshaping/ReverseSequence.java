package flopper.analysis.op.reshaping;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Reverses the beginning of each sequence of a batch.
 *
 * <p>Shapes: input [d1…dn], sequence_lens [batch] → input.
 * <p>Cost: none.
 * <p>Convention: every element is read and written once.
 * <p>Fails: {@link ShapeException} when the input has fewer than two dimensions or sequence_lens does not fit.
 * <p>Source: ONNX operator ReverseSequence, opset 10–28.
 */
public final class ReverseSequence implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("ReverseSequence");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        int batchAxis = input.shape().axis(node.attributes().integer("batch_axis", 1));
        input.shape().axis(node.attributes().integer("time_axis", 0));
        Shape lengths = node.input(1).shape();
        if (!lengths.equals(Shape.of(input.shape().dim(batchAxis)))) {
            throw new ShapeException(
                    "sequence_lens "
                            + lengths
                            + " does not fit axis "
                            + batchAxis
                            + " of "
                            + input.shape());
        }
        return List.of(input);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }
}
