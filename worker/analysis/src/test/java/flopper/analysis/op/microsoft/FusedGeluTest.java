package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.activation.Activation;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class FusedGeluTest {
    @Test
    void theBiasComesOnTop() {
        assertThat(TestNode.of(FusedGelu.BIAS_GELU).input(2, 3).weight(3).cost())
                .isEqualTo(new Cost(0, 2, 2, 1, 0, 1).times(6));
        assertThat(TestNode.of(FusedGelu.GELU).input(2, 3).cost())
                .isEqualTo(new Cost(0, 1, 2, 1, 0, 1).times(6));
    }

    @Test
    void theFastFormIsTheOneByTanh() {
        assertThat(TestNode.of(FusedGelu.FAST_GELU).input(2, 3).cost())
                .isEqualTo(new Cost(0, 2, 6, 0, 0, 1).times(6));
    }

    @Test
    void theQuickFormIsSwish() {
        assertThat(TestNode.of(FusedGelu.QUICK_GELU).input(2, 3).real("alpha", 1.702).cost())
                .isEqualTo(Activation.SWISH.perElement().times(6));
    }

    @Test
    void aBiasThatDoesNotBroadcastIsRefused() {
        assertThatThrownBy(() -> TestNode.of(FusedGelu.BIAS_GELU).input(2, 3).weight(4).shape())
                .isInstanceOf(ShapeException.class);
    }
}
