package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.activation.Activation;
import flopper.analysis.op.normalization.RmsNormalization;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class GatedRmsNormTest {
    @Test
    void groupsAreNormalisedAndGated() {
        TestNode node = TestNode.of(new GatedRmsNorm()).input(2, 3, 8).weight(4).input(2, 3, 8);
        Cost normalised = TestNode.of(new RmsNormalization()).input(12, 4).weight(4).cost();
        assertThat(node.shape()).containsExactly(2L, 3L, 8L);
        assertThat(node.cost())
                .isEqualTo(
                        normalised
                                .plus(Activation.SWISH.perElement().times(48))
                                .plus(Cost.multiplications(48)));
    }

    @Test
    void aScaleThatDoesNotDivideIsRefused() {
        assertThatThrownBy(() ->
                        TestNode.of(new GatedRmsNorm()).input(2, 8).weight(3).input(2, 8).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("the scale [3] does not divide [2, 8]");
    }
}
