package flopper.analysis.op.generation;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypeAttribute;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Draws ones with the probabilities given, else zeros.
 *
 * <p>Shapes: input [d1…dn] → input, of dtype or else the input's type.
 * <p>Cost: one comparison per element.
 * <p>Convention: drawing the random number itself counts as nothing.
 * <p>Fails: {@link ShapeException} when dtype is unknown.
 * <p>Source: ONNX operator Bernoulli, opset 15–22.
 */
public final class Bernoulli implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Bernoulli");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        return List.of(input.with(TypeAttribute.of(node, "dtype").orElse(input.elementType())));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.comparisons(node.output(0).elements());
    }
}
