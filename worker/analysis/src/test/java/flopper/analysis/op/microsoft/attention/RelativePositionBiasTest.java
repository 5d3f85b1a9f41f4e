package flopper.analysis.op.microsoft.attention;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;

import org.junit.jupiter.api.Test;

class RelativePositionBiasTest {
    @Test
    void lengthsTellTheShape() {
        TestNode node = TestNode.of(new RelativePositionBias()).weight(32, 8).scalar(5).scalar(7);
        assertThat(node.shape()).containsExactly(1L, 8L, 5L, 7L);
        assertThat(node.cost()).isEqualTo(Cost.NONE);
    }
}
