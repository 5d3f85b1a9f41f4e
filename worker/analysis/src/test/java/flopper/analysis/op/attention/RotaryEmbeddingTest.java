package flopper.analysis.op.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class RotaryEmbeddingTest {
    private static TestNode rotary(long... dims) {
        return TestNode.of(new RotaryEmbedding()).opset(23).input(dims).weight(50, 4).weight(50, 4);
    }

    @Test
    void everyRotatedElementIsTwoProductsAndASum() {
        assertThat(rotary(2, 3, 5, 8).shape()).containsExactly(2L, 3L, 5L, 8L);
        assertThat(rotary(2, 3, 5, 8).cost()).isEqualTo(new Cost(0, 1, 2, 0, 0, 0).times(240));
    }

    @Test
    void aPartIsRotatedOfPackedHeadsToo() {
        TestNode node = rotary(2, 5, 24).integer("num_heads", 3).integer("rotary_embedding_dim", 4);
        assertThat(node.cost()).isEqualTo(new Cost(0, 1, 2, 0, 0, 0).times(120));
    }

    @Test
    void ofTheCachesOnlyThePositionsInUseAreRead() {
        RotaryEmbedding operator = new RotaryEmbedding();
        // Two samples of five positions, four angles each, of 50 rows stored.
        assertThat(operator.bytesRead(rotary(2, 3, 5, 8).resolved(), 1)).isEqualTo(2 * 5 * 4 * 4);
        assertThat(operator.bytesRead(rotary(9, 3, 9, 8).resolved(), 1)).isEqualTo(50 * 4 * 4);
    }

    @Test
    void packedHeadsNeedTheirNumber() {
        assertThatThrownBy(() -> rotary(2, 5, 24).infer()).isInstanceOf(ShapeException.class);
    }
}
