package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class BiasSplitGeluTest {
    @Test
    void theWidthIsHalved() {
        TestNode node = TestNode.of(new BiasSplitGelu()).input(2, 3, 8).weight(8);
        assertThat(node.shape()).containsExactly(2L, 3L, 4L);
        assertThat(node.cost())
                .isEqualTo(new Cost(0, 1, 3, 1, 0, 1).times(24).plus(Cost.additions(48)));
    }

    @Test
    void anOddWidthIsRefused() {
        assertThatThrownBy(() -> TestNode.of(new BiasSplitGelu()).input(2, 3, 7).weight(7).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("bias [7] does not fit halves of [2, 3, 7]");
    }
}
