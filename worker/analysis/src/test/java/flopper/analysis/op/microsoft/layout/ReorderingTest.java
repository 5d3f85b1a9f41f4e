package flopper.analysis.op.microsoft.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class ReorderingTest {
    @Test
    void channelsFillBlocksOnTheWayIn() {
        assertThat(TestNode.of(Reordering.REORDER_INPUT).input(1, 20, 8, 9).shape())
                .containsExactly(1L, 24L, 8L, 9L);
        assertThat(
                        TestNode.of(Reordering.REORDER_INPUT)
                                .input(1, 8, 9, 16)
                                .integer("channels_last", 1)
                                .shape())
                .containsExactly(1L, 16L, 8L, 9L);
    }

    @Test
    void andAreCutOnTheWayOut() {
        TestNode node =
                TestNode.of(Reordering.REORDER_OUTPUT).input(1, 24, 8, 9).integer("channels", 20);
        assertThat(node.shape()).containsExactly(1L, 20L, 8L, 9L);
        assertThat(node.integer("channels_last", 1).shape()).containsExactly(1L, 8L, 9L, 20L);
        assertThat(node.cost()).isEqualTo(Cost.NONE);
    }

    @Test
    void moreChannelsThanThereAreAreRefused() {
        assertThatThrownBy(() ->
                        TestNode.of(Reordering.REORDER_OUTPUT)
                                .input(1, 24, 8, 9)
                                .integer("channels", 25)
                                .shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("channels is 25 for [1, 24, 8, 9]");
    }
}
