package flopper.analysis.op.microsoft.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.Shape;

import org.junit.jupiter.api.Test;

class PagedAttentionTest {
    @Test
    void onlyTheShapesAreKnown() {
        TestNode node =
                TestNode.of(new PagedAttention())
                        .input(7, 16)
                        .input(7, 8)
                        .input(7, 8)
                        .input(10, 16, 1, 8)
                        .input(10, 16, 1, 8)
                        .integer("num_heads", 2)
                        .integer("kv_num_heads", 1);
        assertThat(node.shapes())
                .containsExactly(Shape.of(7, 16), Shape.of(10, 16, 1, 8), Shape.of(10, 16, 1, 8));
        assertThatThrownBy(node::cost).isInstanceOf(UnresolvedException.class);
    }
}
