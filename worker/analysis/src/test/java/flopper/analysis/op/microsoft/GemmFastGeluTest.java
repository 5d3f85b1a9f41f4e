package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;

import org.junit.jupiter.api.Test;

class GemmFastGeluTest {
    @Test
    void productBiasAndActivationAddUp() {
        TestNode node = TestNode.of(new GemmFastGelu()).input(2, 4, 5).weight(5, 6).weight(6);
        assertThat(node.shape()).containsExactly(2L, 4L, 6L);
        assertThat(node.cost()).isEqualTo(new Cost(5, 3, 6, 0, 0, 1).times(48));
    }
}
