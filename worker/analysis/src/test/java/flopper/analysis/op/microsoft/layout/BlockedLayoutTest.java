package flopper.analysis.op.microsoft.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class BlockedLayoutTest {
    @Test
    void sumAndActivationComeOnTop() {
        TestNode node =
                TestNode.of(BlockedLayout.CONV)
                        .input(1, 16, 8, 8)
                        .weight(32, 16, 1, 1)
                        .absent()
                        .input(1, 32, 8, 8)
                        .text("activation", "Relu");
        assertThat(node.shape()).containsExactly(1L, 32L, 8L, 8L);
        assertThat(node.cost()).isEqualTo(new Cost(16, 1, 0, 0, 1, 0).times(32 * 64));
    }

    @Test
    void weightsTellHowManyChannelsFillABlock() {
        assertThat(
                        TestNode.of(BlockedLayout.CONV)
                                .input(1, 24, 8, 8)
                                .weight(32, 1, 3, 3)
                                .integer("group", 32)
                                .shape())
                .containsExactly(1L, 32L, 6L, 6L);
        assertThatThrownBy(() ->
                        TestNode.of(BlockedLayout.CONV)
                                .input(1, 16, 8, 8)
                                .weight(32, 32, 1, 1)
                                .shape())
                .isInstanceOf(ShapeException.class);
    }

    @Test
    void poolsAndUpsamplingFollowTheStandardRules() {
        assertThat(
                        TestNode.of(BlockedLayout.MAX_POOL)
                                .input(1, 16, 8, 8)
                                .integers("kernel_shape", 2, 2)
                                .integers("strides", 2, 2)
                                .shape())
                .containsExactly(1L, 16L, 4L, 4L);
        assertThat(TestNode.of(BlockedLayout.GLOBAL_AVERAGE_POOL).input(1, 16, 8, 8).shape())
                .containsExactly(1L, 16L, 1L, 1L);
        assertThat(
                        TestNode.of(BlockedLayout.UPSAMPLE)
                                .input(1, 16, 8, 8)
                                .integers("scales", 1, 1, 2, 2)
                                .text("mode", "nearest")
                                .shape())
                .containsExactly(1L, 16L, 16L, 16L);
    }
}
