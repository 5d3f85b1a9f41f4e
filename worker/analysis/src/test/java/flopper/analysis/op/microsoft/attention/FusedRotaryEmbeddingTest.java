package flopper.analysis.op.microsoft.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class FusedRotaryEmbeddingTest {
    @Test
    void theTablesTellTheWidthOfHeads() {
        TestNode node = node().input(1, 3, 16).vector(0).weight(10, 4).weight(10, 4);
        assertThat(node.shape()).containsExactly(1L, 3L, 16L);
        assertThat(node.cost()).isEqualTo(new Cost(0, 1, 2, 0, 0, 0).times(48));
    }

    @Test
    void onlyAPartOfAHeadMayBeRotated() {
        TestNode node =
                node().input(1, 3, 16)
                        .vector(0)
                        .weight(10, 2)
                        .weight(10, 2)
                        .integer("num_heads", 2)
                        .integer("rotary_embedding_dim", 4);
        assertThat(node.cost()).isEqualTo(new Cost(0, 1, 2, 0, 0, 0).times(2 * 3 * 4));
    }

    @Test
    void headsMustDivideTheInput() {
        assertThatThrownBy(
                        () -> node().input(1, 3, 15).vector(0).weight(10, 4).weight(10, 4).shape())
                .isInstanceOf(ShapeException.class);
    }

    private static TestNode node() {
        return TestNode.of(FusedRotaryEmbedding.ROTARY_EMBEDDING);
    }
}
