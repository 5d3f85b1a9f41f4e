package flopper.analysis.op.microsoft.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.normalization.RmsNormalization;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class GroupQueryAttentionTest {
    private static final TypedNode ANY = TestNode.of(new SparseAttention()).typed();
    private static final TensorType INT32 = TensorType.of(ElementType.INT32);

    @Test
    void keysAreSharedByGroupsOfQueries() {
        TestNode node = node().input(1, 3, 16).input(1, 3, 8).input(1, 3, 8);
        assertThat(node.shapes())
                .containsExactly(
                        Shape.of(1, 3, 16),
                        Shape.of(1, 1, 3, 8),
                        Shape.of(1, 1, 3, 8),
                        Shape.of(1, 2, 3, 3));
        assertThat(node.cost()).isEqualTo(new Heads(1, 2, 1, 3, 3, 8, 8).cost(ANY, true, 0));
    }

    @Test
    void withoutATotalLengthTheCacheGrows() {
        TestNode node = cached().input(INT32).input(INT32);
        assertThat(node.shapes().get(1)).isEqualTo(Shape.of(1, 1, 13, 8));
        assertThat(node.cost()).isEqualTo(new Heads(1, 2, 1, 1, 13, 8, 8).cost(ANY, true, 0));
    }

    @Test
    void aTotalLengthTellsTheFilledPartOfABuffer() {
        TestNode node = cached().input(INT32).scalar(6);
        assertThat(node.shapes().get(1)).isEqualTo(Shape.of(1, 1, 12, 8));
        assertThat(node.cost()).isEqualTo(new Heads(1, 2, 1, 1, 6, 8, 8).cost(ANY, true, 0));
    }

    @Test
    void packedQueriesMayBeRotatedAndNormalised() {
        TestNode node = node().input(1, 3, 32);
        for (int input = 1; input < 14; input++) {
            node.absent();
        }
        node.weight(8).weight(8).integer("do_rotary", 1).integer("smooth_softmax", 1);
        Heads heads = new Heads(1, 2, 1, 3, 3, 8, 8);
        Cost normalised = TestNode.of(new RmsNormalization()).input(9, 8).weight(8).cost();
        assertThat(node.cost())
                .isEqualTo(
                        heads.cost(ANY, true, 0)
                                .plus(Cost.additions(6))
                                .plus(heads.rotation(ANY, 3, 3))
                                .plus(normalised));
    }

    @Test
    void headsAreRequired() {
        assertThatThrownBy(() -> TestNode.of(new GroupQueryAttention()).input(1, 3, 16).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("num_heads is missing or below 1");
    }

    private static TestNode node() {
        return TestNode.of(new GroupQueryAttention())
                .integer("num_heads", 2)
                .integer("kv_num_heads", 1);
    }

    private static TestNode cached() {
        return node().input(1, 1, 16)
                .input(1, 1, 8)
                .input(1, 1, 8)
                .input(1, 1, 12, 8)
                .input(1, 1, 12, 8);
    }
}
