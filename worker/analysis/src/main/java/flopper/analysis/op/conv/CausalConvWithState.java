package flopper.analysis.op.conv;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.activation.Activation;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Causal depthwise convolution of a sequence that continues from a stored state.
 *
 * <p>Shapes: input [B, C, L], weight [C, 1, k], bias [C]?, past_state [B, C, k − 1]? → output [B, C, L],
 * present_state [B, C, k − 1].
 *
 * <p>Cost: B·C·L·k multiply-adds; with bias, B·C·L additions; with activation silu or swish, that of
 * {@link Activation#SWISH} for each of the B·C·L elements.
 *
 * <p>Convention: positions before the sequence count as computed, state or not.
 *
 * <p>Fails: {@link ShapeException} when input is not of rank 3, or weight not [C, 1, k].
 *
 * <p>Source: ONNX operator CausalConvWithState, opset 27.
 */
public final class CausalConvWithState implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("CausalConvWithState");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        Shape shape = input.shape();
        Shape weight = node.input(1).shape();
        if (shape.rank() != 3
                || weight.rank() != 3
                || weight.dim(0) != shape.dim(1)
                || weight.dim(1) != 1
                || weight.dim(2) < 1) {
            throw new ShapeException(
                    "input "
                            + shape
                            + " and weight "
                            + weight
                            + " are not [B, C, L] and [C, 1, k]");
        }
        return List.of(input, input.with(shape.with(2, weight.dim(2) - 1)));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        Cost element =
                Cost.multiplyAdds(node.input(1).shape().dim(2))
                        .plus(Cost.additions(node.hasInput(2) ? 1 : 0))
                        .plus(activation(node.attributes().text("activation", "none")));
        return element.times(node.output(0).elements());
    }

    private static Cost activation(String name) {
        return switch (name) {
            case "none" -> Cost.NONE;
            case "silu", "swish" -> Activation.SWISH.perElement();
            default -> throw new ShapeException("activation is \"" + name + "\"");
        };
    }
}
