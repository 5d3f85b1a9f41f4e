package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.PackedWeights;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.normalization.SoftmaxFamily;
import flopper.analysis.op.quantization.Requantization;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Feed-forward experts, of which each token passes the k that a router rates best.
 *
 * <p>Shapes: input […, H], router_probs [tokens, E], weights of E experts (fc1, fc2, fc3?) → output as input.
 * <p>Cost: for each token, softmax over its row of router_probs and one comparison per expert and choice; for each of its
 * k experts, one multiply-add per weight of an expert, one addition per bias, the activation's operations for
 * each hidden element (for swiglu and with fc3 one more multiplication), H multiplications and, after the first expert, H
 * additions; in the quantized form two operations to dequantize each weight of the experts used, at most min(E, tokens·k).
 * <p>Convention: every token counts k experts, whatever the router would drop.
 * <p>Fails: {@link ShapeException} when weights are no stack of matrices or the activation is unknown.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: MoE, QMoE, version 1.
 */
public enum MixtureOfExperts implements Operator, PackedWeights {
    FLOAT("MoE", new Layer(2, 3), new Layer(4, 5), new Layer(6, 7)) {
        @Override
        long perElement(TypedNode node, TensorType weights) {
            return 1;
        }

        @Override
        Cost dequantization(long weights) {
            return Cost.NONE;
        }
    },
    QUANTIZED("QMoE", new Layer(2, 4), new Layer(5, 7), new Layer(8, 10)) {
        @Override
        long perElement(TypedNode node, TensorType weights) {
            long bits = Math.max(1, node.attributes().integer("expert_weight_bits", 4));
            return weights.elementType() == ElementType.UINT8
                    ? Byte.SIZE / Math.min(Byte.SIZE, bits)
                    : 1;
        }

        @Override
        Cost dequantization(long weights) {
            return Requantization.back(weights);
        }
    };

    /** Where the weights and the bias of a layer stand. */
    private record Layer(int weights, int bias) {}

    private static final int ROUTER = 1;

    private final String operator;
    private final List<Layer> layers;

    MixtureOfExperts(String operator, Layer... layers) {
        this.operator = operator;
        this.layers = List.of(layers);
    }

    /** Numbers that one element of a weight input holds. */
    abstract long perElement(TypedNode node, TensorType weights);

    abstract Cost dequantization(long weights);

    @Override
    public OperatorId id() {
        return OperatorId.microsoft(operator);
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        for (Layer layer : layers) {
            if (node.hasInput(layer.weights()) && node.input(layer.weights()).shape().rank() != 3) {
                throw new ShapeException(
                        "weights "
                                + node.input(layer.weights()).shape()
                                + " are no stack of matrices");
            }
        }
        return List.of(node.input(0));
    }

    @Override
    public long weights(TypedNode node, int input) {
        TensorType type = node.input(input);
        boolean packed = layers.stream().anyMatch(layer -> layer.weights() == input);
        return packed
                ? Math.multiplyExact(type.elements(), perElement(node, type))
                : type.elements();
    }

    @Override
    public Cost cost(ResolvedNode node) {
        TensorType router = node.input(ROUTER);
        long experts = Math.max(1, router.shape().dim(-1));
        long tokens = router.elements() / experts;
        long chosen = Math.max(1, node.attributes().integer("k", 1));
        long weights = 0;
        long biases = 0;
        for (Layer layer : layers) {
            weights += node.hasInput(layer.weights()) ? weights(node, layer.weights()) : 0;
            biases += node.hasInput(layer.bias()) ? node.input(layer.bias()).elements() : 0;
        }
        long width = node.input(0).shape().dim(-1);
        Cost expert =
                Cost.multiplyAdds(weights / experts)
                        .plus(Cost.additions(biases / experts))
                        .plus(activation(node))
                        .plus(Cost.multiplications(width));
        long used = Math.min(experts, Math.multiplyExact(tokens, chosen));
        return routing(router, chosen)
                .plus(expert.times(chosen).plus(Cost.additions((chosen - 1) * width)).times(tokens))
                .plus(dequantization(weights / experts * used));
    }

    private static Cost routing(TensorType router, long chosen) {
        long rows = router.elements() / Math.max(1, router.shape().dim(-1));
        return SoftmaxFamily.SOFTMAX
                .of(router.elements(), rows)
                .plus(Cost.comparisons(chosen).times(router.elements()));
    }

    /** The activation of one expert's hidden elements for one token. */
    private Cost activation(TypedNode node) {
        Shape first = node.input(layers.getFirst().weights()).shape();
        boolean swiglu = node.attributes().text("activation_type", "relu").equals("swiglu");
        boolean fused = node.attributes().integer("swiglu_fusion", 0) != 0;
        TensorType hidden = TensorType.of(ElementType.FLOAT, first.dim(1) / (fused ? 2 : 1));
        boolean gated = swiglu || node.hasInput(layers.getLast().weights());
        String name = node.attributes().text("activation_type", "relu");
        return FusedActivation.cost(node, hidden, swiglu ? "silu" : name)
                .plus(Cost.multiplications(gated ? hidden.elements() : 0));
    }
}
