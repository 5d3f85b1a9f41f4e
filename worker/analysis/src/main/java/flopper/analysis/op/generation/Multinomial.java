package flopper.analysis.op.generation;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypeAttribute;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Draws classes with the unnormalised log-probabilities given.
 *
 * <p>Shapes: input [batch, classes] → [batch, sample_size], of dtype or else INT32.
 * <p>Cost: an exponential and an addition per class for the cumulative distribution; ⌈log₂ classes⌉ comparisons
 * per sample to find its class.
 * <p>Convention: drawing the random number itself counts as nothing.
 * <p>Fails: {@link ShapeException} when the input is no matrix or dtype is unknown.
 * <p>Source: ONNX operator Multinomial, opset 7–22.
 */
public final class Multinomial implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Multinomial");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        Shape input = node.input(0).shape();
        if (input.rank() != 2) {
            throw new ShapeException("the input " + input + " is no matrix");
        }
        return List.of(
                TensorType.of(
                        TypeAttribute.of(node, "dtype").orElse(ElementType.INT32),
                        input.dim(0),
                        node.attributes().integer("sample_size", 1)));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        long probabilities = node.input(0).elements();
        long classes = node.input(0).shape().dim(1);
        int search = Long.SIZE - Long.numberOfLeadingZeros(Math.max(0, classes - 1));
        return Cost.transcendentals(probabilities)
                .plus(Cost.additions(probabilities))
                .plus(Cost.comparisons(node.output(0).elements() * search));
    }
}
