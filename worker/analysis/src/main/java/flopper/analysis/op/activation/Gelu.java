package flopper.analysis.op.activation;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Gaussian error linear unit, exact or by tanh.
 *
 * <p>Shapes: X → Y of X's type.
 *
 * <p>Cost: for each element, 0.5·x·(1 + erf(x/√2)): 2 multiplications, 1 addition, 1 division, 1
 * transcendental; with {@code approximate} tanh, 0.5·x·(1 + tanh(√(2/π)·(x + 0.044715·x³))): 6
 * multiplications, 2 additions, 1 transcendental.
 *
 * <p>Convention: constants such as √(2/π) are not computed.
 *
 * <p>Fails: {@link ShapeException} when {@code approximate} is neither none nor tanh.
 *
 * <p>Source: ONNX operator Gelu, opset 20.
 */
public final class Gelu implements Operator {
    private static final Cost EXACT = new Cost(0, 1, 2, 1, 0, 1);
    private static final Cost BY_TANH = new Cost(0, 2, 6, 0, 0, 1);

    @Override
    public OperatorId id() {
        return OperatorId.onnx("Gelu");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        perElement(node);
        return List.of(node.input(0));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return perElement(node).times(node.output(0).elements());
    }

    private static Cost perElement(TypedNode node) {
        String approximate = node.attributes().text("approximate", "none");
        return switch (approximate) {
            case "none" -> EXACT;
            case "tanh" -> BY_TANH;
            default -> throw new ShapeException("approximate is \"" + approximate + "\"");
        };
    }
}
