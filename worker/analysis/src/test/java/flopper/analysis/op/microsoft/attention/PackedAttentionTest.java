package flopper.analysis.op.microsoft.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class PackedAttentionTest {
    private static final TensorType OFFSETS = TensorType.of(ElementType.INT32, 3, 4);

    @Test
    void tokensAreProjectedAndAttendAsPadded() {
        TestNode node =
                TestNode.of(PackedAttention.PROJECTED)
                        .input(7, 6)
                        .weight(6, 24)
                        .weight(24)
                        .input(OFFSETS)
                        .integer("num_heads", 2);
        assertThat(node.shape()).containsExactly(7L, 8L);
        assertThat(node.cost())
                .isEqualTo(
                        new Cost(6, 1, 0, 0, 0, 0)
                                .times(7 * 24)
                                .plus(new Heads(3, 2, 2, 4, 4, 4, 4).cost(node.typed(), false, 0)));
    }

    @Test
    void orComeProjected() {
        TestNode node =
                TestNode.of(PackedAttention.MULTI_HEAD)
                        .input(7, 2, 3, 4)
                        .absent()
                        .absent()
                        .absent()
                        .input(OFFSETS)
                        .integer("num_heads", 2);
        assertThat(node.shape()).containsExactly(7L, 8L);
        assertThat(node.cost())
                .isEqualTo(new Heads(3, 2, 2, 4, 4, 4, 4).cost(node.typed(), false, 0));
    }

    @Test
    void offsetsTellTheSequences() {
        assertThatThrownBy(() ->
                        TestNode.of(PackedAttention.PROJECTED)
                                .input(7, 6)
                                .weight(6, 24)
                                .weight(24)
                                .input(7)
                                .integer("num_heads", 2)
                                .shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("token_offset [7] is not [B, S]");
    }
}
