package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.Recast;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.activation.Activation;
import flopper.analysis.op.activation.Gelu;
import flopper.analysis.op.activation.Relu;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import java.util.Locale;

/** The activation that an operator of ONNX Runtime applies to its result, by the name it is written with. */
public final class FusedActivation {
    private FusedActivation() {}

    /** The cost of the activation that the attribute {@code activation} names; none without it. */
    public static Cost cost(TypedNode node, TensorType result) {
        return cost(node, result, node.attributes().text("activation", "none"));
    }

    /**
     * @throws ShapeException when there is no activation of that name
     */
    public static Cost cost(TypedNode node, TensorType result, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "", "none", "identity" -> Cost.NONE;
            case "clip" -> Cost.comparisons(2).times(result.elements());
            case "gelu" -> of(node, result, new Gelu());
            case "relu" -> of(node, result, new Relu());
            case "silu" -> of(node, result, Activation.SWISH);
            default -> of(node, result, named(lower, name));
        };
    }

    private static Activation named(String lower, String name) {
        for (Activation activation : Activation.values()) {
            if (activation.id().name().toLowerCase(Locale.ROOT).equals(lower)) {
                return activation;
            }
        }
        throw new ShapeException("activation is \"" + name + "\"");
    }

    private static Cost of(TypedNode node, TensorType result, Operator rule) {
        return Recast.of(node, 24, new int[0]).without("approximate").plus(result).cost(rule);
    }
}
