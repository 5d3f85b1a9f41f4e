package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;

import org.junit.jupiter.api.Test;

class NhwcMaxPoolTest {
    @Test
    void channelsStayLast() {
        TestNode node =
                TestNode.of(new NhwcMaxPool()).input(1, 8, 9, 4).integers("kernel_shape", 3, 3);
        assertThat(node.shape()).containsExactly(1L, 6L, 7L, 4L);
        assertThat(node.cost()).isEqualTo(Cost.comparisons(8).times(6 * 7 * 4));
    }
}
