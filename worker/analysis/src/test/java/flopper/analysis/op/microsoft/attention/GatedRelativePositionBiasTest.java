package flopper.analysis.op.microsoft.attention;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.activation.Activation;

import org.junit.jupiter.api.Test;

class GatedRelativePositionBiasTest {
    @Test
    void gatesScaleTheBiases() {
        TestNode node =
                TestNode.of(new GatedRelativePositionBias())
                        .input(2, 3, 16)
                        .weight(16)
                        .input(1, 4, 3, 3)
                        .weight(4, 8)
                        .weight(8)
                        .weight(1, 4, 1, 1)
                        .integer("num_heads", 4);
        long rows = 2 * 4 * 3;
        Cost gates =
                Activation.SIGMOID.perElement().times(2).plus(new Cost(32, 14 + 2, 2, 0, 0, 0));
        assertThat(node.shape()).containsExactly(2L, 4L, 3L, 3L);
        assertThat(node.cost())
                .isEqualTo(
                        Cost.additions(96).plus(gates.times(rows)).plus(Cost.multiplications(72)));
    }
}
