package flopper.analysis.op.activation;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Activation functions of one tensor.
 *
 * <p>Shapes: X → Y of X's type.
 *
 * <p>Cost: the row's operations, as its formula writes them, for each element.
 *
 * <p>Convention: both branches of a selection count, and the selection is one comparison; a negation is an
 * addition; alpha, beta and gamma multiply or add even where their value makes that idle.
 *
 * <p>Fails: never, once X is known.
 *
 * <p>Source: ONNX operators Celu (opset 12–28), Elu, HardSigmoid, LeakyRelu, Selu, Sigmoid, Softplus,
 * Softsign, Tanh (1–22), HardSwish (14–22), Mish (18–22), Shrink (9), Swish (24), ThresholdedRelu (10–22).
 */
public enum Activation implements Operator {
    /** max(0, x) + min(0, α·(exp(x/α) − 1)). */
    CELU("Celu", new Cost(0, 2, 1, 1, 2, 1)),
    /** x where x ≥ 0, else α·(exp(x) − 1). */
    ELU("Elu", new Cost(0, 1, 1, 0, 1, 1)),
    /** max(0, min(1, α·x + β)). */
    HARD_SIGMOID("HardSigmoid", new Cost(0, 1, 1, 0, 2, 0)),
    /** x · max(0, min(1, x·1/6 + 0.5)). */
    HARD_SWISH("HardSwish", new Cost(0, 1, 2, 0, 2, 0)),
    /** x where x ≥ 0, else α·x. */
    LEAKY_RELU("LeakyRelu", new Cost(0, 0, 1, 0, 1, 0)),
    /** x · tanh(log(1 + exp(x))). */
    MISH("Mish", new Cost(0, 1, 1, 0, 0, 3)),
    /** γ·x where x > 0, else γ·(α·exp(x) − α). */
    SELU("Selu", new Cost(0, 1, 2, 0, 1, 1)),
    /** x + bias where x < −λ, x − bias where x > λ, else 0. */
    SHRINK("Shrink", new Cost(0, 1, 0, 0, 2, 0)),
    /** 1 / (1 + exp(−x)). */
    SIGMOID("Sigmoid", new Cost(0, 2, 0, 1, 0, 1)),
    /** log(1 + exp(x)). */
    SOFTPLUS("Softplus", new Cost(0, 1, 0, 0, 0, 2)),
    /** x / (1 + |x|). */
    SOFTSIGN("Softsign", new Cost(0, 1, 0, 1, 1, 0)),
    /** x · 1 / (1 + exp(−α·x)). */
    SWISH("Swish", new Cost(0, 2, 2, 1, 0, 1)),
    /** tanh(x). */
    TANH("Tanh", new Cost(0, 0, 0, 0, 0, 1)),
    /** x where x > α, else 0. */
    THRESHOLDED_RELU("ThresholdedRelu", new Cost(0, 0, 0, 0, 1, 0));

    private final OperatorId id;
    private final Cost perElement;

    Activation(String name, Cost perElement) {
        this.id = OperatorId.onnx(name);
        this.perElement = perElement;
    }

    /** What one element costs. */
    public Cost perElement() {
        return perElement;
    }

    @Override
    public OperatorId id() {
        return id;
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(node.input(0));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return perElement.times(node.output(0).elements());
    }
}
