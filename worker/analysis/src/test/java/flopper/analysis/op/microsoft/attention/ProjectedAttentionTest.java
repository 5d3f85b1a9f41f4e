package flopper.analysis.op.microsoft.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class ProjectedAttentionTest {
    private static final TypedNode ANY = TestNode.of(new SparseAttention()).typed();

    @Test
    void theProjectionComesFirst() {
        TestNode node =
                TestNode.of(ProjectedAttention.ATTENTION)
                        .input(2, 4, 6)
                        .weight(6, 24)
                        .weight(24)
                        .integer("num_heads", 2);
        assertThat(node.shapes()).containsExactly(Shape.of(2, 4, 8), Shape.of(2, 2, 2, 4, 4));
        assertThat(node.cost())
                .isEqualTo(
                        new Cost(6, 1, 0, 0, 0, 0)
                                .times(2 * 4 * 24)
                                .plus(new Heads(2, 2, 2, 4, 4, 4, 4).cost(ANY, false, 0)));
    }

    @Test
    void theCacheLengthensKeysAndValues() {
        TestNode node =
                TestNode.of(ProjectedAttention.ATTENTION)
                        .input(2, 4, 6)
                        .weight(6, 24)
                        .weight(24)
                        .input(TensorType.of(ElementType.INT32, 2, 7))
                        .input(2, 2, 2, 3, 4)
                        .integer("num_heads", 2)
                        .integer("unidirectional", 1);
        assertThat(node.shapes().get(1)).isEqualTo(Shape.of(2, 2, 2, 7, 4));
        assertThat(node.cost())
                .isEqualTo(
                        new Cost(6, 1, 0, 0, 0, 0)
                                .times(2 * 4 * 24)
                                .plus(new Heads(2, 2, 2, 4, 7, 4, 4).cost(ANY, true, 1)));
    }

    @Test
    void valuesMayHaveAnotherWidth() {
        assertThat(
                        TestNode.of(ProjectedAttention.ATTENTION)
                                .input(2, 4, 6)
                                .weight(6, 28)
                                .integer("num_heads", 2)
                                .integers("qkv_hidden_sizes", 8, 8, 12)
                                .shape())
                .containsExactly(2L, 4L, 12L);
    }

    @Test
    void aSharedBufferIsAsLongAsItsFilledPart() {
        TestNode node =
                TestNode.of(ProjectedAttention.DECODER_MASKED_SELF_ATTENTION)
                        .input(2, 1, 6)
                        .weight(6, 24)
                        .weight(24)
                        .absent()
                        .input(2, 2, 2, 64, 4)
                        .absent()
                        .integer("num_heads", 2)
                        .integer("past_present_share_buffer", 1);
        Cost projection = new Cost(6, 1, 0, 0, 0, 0).times(2 * 24);
        assertThat(node.shapes().get(1)).isEqualTo(Shape.of(2, 2, 2, 64, 4));
        assertThatThrownBy(node::cost).isInstanceOf(UnresolvedException.class);
        assertThat(node.vector(9).cost())
                .isEqualTo(projection.plus(new Heads(2, 2, 2, 1, 10, 4, 4).cost(ANY, false, 0)));
    }

    @Test
    void theQuantizedFormScalesItsProjection() {
        TensorType scale = TensorType.of(ElementType.FLOAT16);
        TestNode node =
                TestNode.of(ProjectedAttention.QUANTIZED)
                        .input(TensorType.of(ElementType.UINT8, 2, 4, 6))
                        .weight(TensorType.of(ElementType.INT8, 6, 24))
                        .weight(24)
                        .input(scale)
                        .input(scale)
                        .integer("num_heads", 2);
        assertThat(node.type()).isEqualTo(TensorType.of(ElementType.FLOAT16, 2, 4, 8));
        assertThat(node.cost())
                .isEqualTo(
                        new Cost(6, 1, 1, 0, 0, 0)
                                .times(2 * 4 * 24)
                                .plus(new Heads(2, 2, 2, 4, 4, 4, 4).cost(ANY, false, 0)));
    }

    @Test
    void weightsMustBeThreeProjections() {
        assertThatThrownBy(() ->
                        TestNode.of(ProjectedAttention.ATTENTION)
                                .input(2, 4, 6)
                                .weight(6, 25)
                                .integer("num_heads", 2)
                                .shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("weights of 25 columns are not [8, 8, 8]");
    }
}
