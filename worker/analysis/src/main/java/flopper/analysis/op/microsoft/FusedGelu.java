package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.graph.AttributeValue;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.activation.Activation;
import flopper.analysis.op.activation.Gelu;
import flopper.analysis.shape.Broadcasting;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Gaussian error linear units with a bias added first, and the approximations that go by other names.
 *
 * <p>Shapes: X, bias that broadcasts to X? → Y as X.
 * <p>Cost: with bias one addition per element; then the row's rule.
 * <p>Convention: FastGelu counts as Gelu by tanh, whose formula it is.
 * <p>Fails: {@link flopper.analysis.tensor.ShapeException} when the bias does not broadcast.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: BiasGelu, FastGelu, Gelu, QuickGelu, version 1.
 */
public enum FusedGelu implements Operator {
    /** x · 0.5 · (1 + erf(x/√2)) of the sum with the bias. */
    BIAS_GELU("BiasGelu", new Gelu(), "none"),
    /** By tanh, of the sum with the bias if there is one. */
    FAST_GELU("FastGelu", new Gelu(), "tanh"),
    GELU("Gelu", new Gelu(), "none"),
    /** x · sigmoid(α·x). */
    QUICK_GELU("QuickGelu", Activation.SWISH, "none");

    private final String operator;
    private final Operator rule;
    private final String approximate;

    FusedGelu(String operator, Operator rule, String approximate) {
        this.operator = operator;
        this.rule = rule;
        this.approximate = approximate;
    }

    @Override
    public OperatorId id() {
        return OperatorId.microsoft(operator);
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        if (node.hasInput(1)) {
            Broadcasting.requireStretches(node.input(1).shape(), input.shape());
        }
        return List.of(input);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        long biased = node.hasInput(1) ? node.input(0).elements() : 0;
        return Recast.of(node, 24, 0)
                .with("approximate", new AttributeValue.Text(approximate))
                .cost(rule)
                .plus(Cost.additions(biased));
    }
}
