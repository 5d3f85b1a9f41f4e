package flopper.analysis.op.microsoft.layout;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;

import org.junit.jupiter.api.Test;

class ChannelsLastLayoutTest {
    @Test
    void tensorsOfTheInputsRankHaveChannelsLast() {
        TestNode node = TestNode.of(ChannelsLastLayout.CONV).input(1, 8, 9, 4).weight(6, 4, 3, 3);
        assertThat(node.shape()).containsExactly(1L, 6L, 7L, 6L);
        assertThat(node.cost()).isEqualTo(Cost.multiplyAdds(36).times(6 * 7 * 6));
        assertThat(
                        TestNode.of(ChannelsLastLayout.SPACE_TO_DEPTH)
                                .input(1, 8, 8, 4)
                                .integer("blocksize", 2)
                                .shape())
                .containsExactly(1L, 4L, 4L, 16L);
    }
}
