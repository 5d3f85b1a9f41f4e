package flopper.analysis.op.microsoft.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class SparseAttentionTest {
    @Test
    void theTotalLengthTellsTheCost() {
        TestNode node = node().scalar(9);
        assertThat(node.shapes())
                .containsExactly(Shape.of(1, 3, 16), Shape.of(1, 1, 64, 8), Shape.of(1, 1, 64, 8));
        assertThat(node.cost())
                .isEqualTo(new Heads(1, 2, 1, 3, 9, 8, 8).cost(node.typed(), true, 0));
    }

    @Test
    void withoutItTheCostIsOpen() {
        TestNode node = node().input(TensorType.of(ElementType.INT32));
        assertThat(node.shape()).containsExactly(1L, 3L, 16L);
        assertThatThrownBy(node::cost)
                .isInstanceOf(UnresolvedException.class)
                .hasMessage("total_sequence_length (input 7) depends on data");
    }

    private static TestNode node() {
        return TestNode.of(new SparseAttention())
                .integer("num_heads", 2)
                .integer("kv_num_heads", 1)
                .input(1, 3, 16)
                .input(1, 3, 8)
                .input(1, 3, 8)
                .input(1, 1, 64, 8)
                .input(1, 1, 64, 8)
                .vector(0)
                .vector(0);
    }
}
