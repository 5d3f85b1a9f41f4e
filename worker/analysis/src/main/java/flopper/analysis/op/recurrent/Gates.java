package flopper.analysis.op.recurrent;

import flopper.analysis.cost.Cost;
import flopper.analysis.graph.Attributes;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.activation.Activation;
import flopper.analysis.op.activation.Relu;
import flopper.analysis.tensor.ShapeException;

import java.util.List;
import java.util.Locale;

/**
 * The activation functions of a recurrent layer's gates, by direction. With {@code clip} the argument of
 * each is limited first, by two comparisons.
 *
 * <p>Source: ONNX operators LSTM, GRU and RNN, attribute {@code activations}.
 */
record Gates(List<String> names, int perDirection, boolean clipped) {
    private static final Cost CLIPPING = Cost.comparisons(2);

    static Gates of(Attributes attributes, List<String> absent) {
        return new Gates(
                attributes.texts("activations").filter(names -> !names.isEmpty()).orElse(absent),
                absent.size(),
                attributes.has("clip"));
    }

    /**
     * What one call of a direction's function costs; a direction without functions of its own has the
     * first one's.
     *
     * @throws ShapeException when the function's name is unknown
     */
    Cost cost(int direction, int function) {
        int index = direction * perDirection + function;
        String name = names.get(index < names.size() ? index : function % names.size());
        Cost cost = ofName(name);
        return clipped ? cost.plus(CLIPPING) : cost;
    }

    private static Cost ofName(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "affine" -> Cost.multiplications(1).plus(Cost.additions(1));
            case "scaledtanh" -> Cost.multiplications(2).plus(Activation.TANH.perElement());
            case "elu" -> Activation.ELU.perElement();
            case "hardsigmoid" -> Activation.HARD_SIGMOID.perElement();
            case "leakyrelu" -> Activation.LEAKY_RELU.perElement();
            case "relu" -> Relu.PER_ELEMENT;
            case "sigmoid" -> Activation.SIGMOID.perElement();
            case "softplus" -> Activation.SOFTPLUS.perElement();
            case "softsign" -> Activation.SOFTSIGN.perElement();
            case "tanh" -> Activation.TANH.perElement();
            case "thresholdedrelu" -> Activation.THRESHOLDED_RELU.perElement();
            default -> throw new ShapeException("activation \"" + name + "\" is unknown");
        };
    }

    /** The two matrix products of every step: steps · batch · elements of W and R. */
    static Cost products(ResolvedNode node, Sequences sequences) {
        long weights = Math.addExact(node.input(1).elements(), node.input(2).elements());
        return Cost.multiplyAdds(weights)
                .times(Math.multiplyExact(sequences.steps(), sequences.batch()));
    }
}
