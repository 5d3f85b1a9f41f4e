package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.activation.Activation;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class FusedActivationTest {
    private static final TensorType RESULT = TensorType.of(ElementType.FLOAT, 2, 3);

    @Test
    void everyActivationCostsWhatItsOperatorDoes() {
        assertThat(cost("Relu")).isEqualTo(Cost.comparisons(6));
        assertThat(cost("Tanh")).isEqualTo(Cost.transcendentals(6));
        assertThat(cost("HardSigmoid")).isEqualTo(Activation.HARD_SIGMOID.perElement().times(6));
        assertThat(cost("Clip")).isEqualTo(Cost.comparisons(12));
        assertThat(cost("GELU")).isEqualTo(new Cost(0, 1, 2, 1, 0, 1).times(6));
        assertThat(cost("silu")).isEqualTo(Activation.SWISH.perElement().times(6));
        assertThat(cost("NONE")).isEqualTo(Cost.NONE);
    }

    @Test
    void anUnknownActivationIsRefused() {
        assertThatThrownBy(() -> cost("Foo"))
                .isInstanceOf(ShapeException.class)
                .hasMessage("activation is \"Foo\"");
    }

    private static Cost cost(String activation) {
        TypedNode node = TestNode.of(new NhwcMaxPool()).text("activation", activation).typed();
        return FusedActivation.cost(node, RESULT);
    }
}
