package flopper.analysis.op.activation;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationTest {
    @ParameterizedTest
    @EnumSource(Activation.class)
    void theOutputHasTheInputsType(Activation activation) {
        assertThat(TestNode.of(activation).input(2, 3).shape()).containsExactly(2L, 3L);
        assertThat(TestNode.of(activation).input(2, 3).cost())
                .isEqualTo(activation.perElement().times(6));
    }

    @Test
    void aSigmoidIsNegationExponentialAdditionAndDivision() {
        assertThat(TestNode.of(Activation.SIGMOID).input(10).cost())
                .isEqualTo(
                        Cost.additions(20).plus(Cost.transcendentals(10)).plus(Cost.divisions(10)));
    }

    @Test
    void hardSwishIsHardSigmoidTimesItsInput() {
        assertThat(Activation.HARD_SWISH.perElement())
                .isEqualTo(Activation.HARD_SIGMOID.perElement().plus(Cost.multiplications(1)));
    }

    @Test
    void mishIsItsInputTimesTheTanhOfSoftplus() {
        assertThat(Activation.MISH.perElement())
                .isEqualTo(
                        Activation.SOFTPLUS
                                .perElement()
                                .plus(Activation.TANH.perElement())
                                .plus(Cost.multiplications(1)));
    }

    @Test
    void swishIsSigmoidOfAMultipleTimesItsInput() {
        assertThat(Activation.SWISH.perElement())
                .isEqualTo(Activation.SIGMOID.perElement().plus(Cost.multiplications(2)));
    }
}
