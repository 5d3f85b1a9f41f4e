package flopper.analysis.op.microsoft.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.UnknownType;

import org.junit.jupiter.api.Test;

class MultiHeadAttentionTest {
    private static final TypedNode ANY = TestNode.of(new SparseAttention()).typed();

    @Test
    void queriesKeysAndValuesComeProjected() {
        TestNode node = node().input(2, 4, 8).input(2, 5, 8).input(2, 5, 12).weight(28);
        assertThat(node.shapes())
                .containsExactly(
                        Shape.of(2, 4, 12),
                        Shape.of(2, 2, 5, 4),
                        Shape.of(2, 2, 5, 6),
                        Shape.of(2, 2, 4, 5));
        assertThat(node.cost())
                .isEqualTo(
                        new Heads(2, 2, 2, 4, 5, 4, 6)
                                .cost(ANY, false, 0)
                                .plus(Cost.additions(64 + 80 + 120)));
    }

    @Test
    void theyMayBePackedOrInHeads() {
        assertThat(node().input(2, 4, 2, 3, 4).shape()).containsExactly(2L, 4L, 8L);
        assertThat(node().input(2, 4, 24).shape()).containsExactly(2L, 4L, 8L);
        assertThat(node().input(2, 4, 8).input(2, 5, 2, 2, 4).shape()).containsExactly(2L, 4L, 8L);
        TestNode cross = node().input(2, 4, 8).input(2, 2, 5, 4).input(2, 2, 5, 4).weight(24);
        assertThat(cross.shape()).containsExactly(2L, 4L, 8L);
        assertThat(cross.cost())
                .isEqualTo(
                        new Heads(2, 2, 2, 4, 5, 4, 4)
                                .cost(ANY, false, 0)
                                .plus(Cost.additions(64)));
    }

    @Test
    void theCacheLengthensKeysAndValues() {
        TestNode node =
                node().input(2, 4, 8)
                        .input(2, 4, 8)
                        .input(2, 4, 8)
                        .absent()
                        .input(TensorType.of(ElementType.INT32, 2, 7))
                        .input(2, 2, 4, 7)
                        .input(2, 2, 3, 4)
                        .input(2, 2, 3, 4);
        assertThat(node.shapes().get(1)).isEqualTo(Shape.of(2, 2, 7, 4));
        assertThat(node.cost()).isEqualTo(new Heads(2, 2, 2, 4, 7, 4, 4).cost(ANY, false, 2));
    }

    @Test
    void aSharedBufferIsAsLongAsItsFilledPart() {
        TestNode node =
                TestNode.of(MultiHeadAttention.DECODER_MASKED)
                        .integer("num_heads", 2)
                        .input(2, 1, 8)
                        .input(2, 1, 8)
                        .input(2, 1, 8)
                        .absent()
                        .absent()
                        .input(2, 2, 64, 4)
                        .input(2, 2, 64, 4);
        assertThat(node.vector(9).infer().get(1))
                .isEqualTo(TensorType.of(ElementType.FLOAT, 2, 2, 64, 4));
        assertThat(node.infer().get(3)).isInstanceOf(UnknownType.class);
        assertThat(node.cost()).isEqualTo(new Heads(2, 2, 2, 1, 10, 4, 4).cost(ANY, false, 0));
    }

    @Test
    void headsMustDivideTheWidth() {
        assertThatThrownBy(() -> node().input(2, 4, 9).input(2, 4, 9).input(2, 4, 9).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("num_heads is 2 for a width of 9");
    }

    private static TestNode node() {
        return TestNode.of(MultiHeadAttention.FULL).integer("num_heads", 2);
    }
}
