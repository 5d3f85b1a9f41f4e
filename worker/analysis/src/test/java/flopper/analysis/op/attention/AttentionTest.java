package flopper.analysis.op.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.normalization.SoftmaxFamily;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class AttentionTest {
    private static TestNode attention() {
        return TestNode.of(new Attention()).opset(23);
    }

    @Test
    void fourHeadsOfTenTokens() {
        TestNode node = attention().input(2, 4, 10, 16).input(2, 4, 10, 16).input(2, 4, 10, 16);
        assertThat(node.shape()).containsExactly(2L, 4L, 10L, 16L);
        // DeepSpeed's macs for scaled_dot_product_attention of this shape: 25,600.
        long scores = 2 * 4 * 10 * 10;
        assertThat(node.cost())
                .isEqualTo(
                        Cost.multiplyAdds(scores * 2 * 16)
                                .plus(Cost.multiplications(2 * (2 * 4 * 10 * 16)))
                                .plus(SoftmaxFamily.SOFTMAX.of(scores, 2 * 4 * 10)));
        assertThat(node.cost().multiplyAdds()).isEqualTo(25_600);
    }

    @Test
    void packedHeadsAreCountedByTheAttributes() {
        TestNode node =
                attention()
                        .input(2, 5, 9 * 8)
                        .input(2, 6, 3 * 8)
                        .input(2, 6, 3 * 10)
                        .integer("q_num_heads", 9)
                        .integer("kv_num_heads", 3);
        assertThat(node.shape()).containsExactly(2L, 5L, 9L * 10);
        assertThat(node.cost().multiplyAdds()).isEqualTo(2L * 9 * 5 * 6 * (8 + 10));
    }

    @Test
    void pastKeysAndValuesLengthenTheRows() {
        TestNode node =
                attention()
                        .input(2, 4, 1, 8)
                        .input(2, 2, 1, 8)
                        .input(2, 2, 1, 8)
                        .absent()
                        .input(2, 2, 12, 8)
                        .input(2, 2, 12, 8)
                        .outputs(4);
        assertThat(node.shapes().get(1).toList()).containsExactly(2L, 2L, 13L, 8L);
        assertThat(node.shapes().get(2).toList()).containsExactly(2L, 2L, 13L, 8L);
        assertThat(node.shapes().get(3).toList()).containsExactly(2L, 4L, 1L, 13L);
        assertThat(node.cost().multiplyAdds()).isEqualTo(2L * 4 * 1 * 13 * (8 + 8));
    }

    @Test
    void masksAndSoftcapCostEveryScore() {
        TestNode plain = attention().input(1, 1, 4, 8).input(1, 1, 4, 8).input(1, 1, 4, 8);
        Cost cost = plain.cost();
        assertThat(plain.integer("is_causal", 1).cost()).isEqualTo(cost.plus(Cost.comparisons(16)));
        assertThat(plain.real("softcap", 2).cost())
                .isEqualTo(
                        cost.plus(Cost.comparisons(16)).plus(new Cost(0, 0, 1, 1, 0, 1).times(16)));
        assertThat(plain.input(4, 4).cost().additions()).isEqualTo(cost.additions() + 16);
    }

    @Test
    void headsThatDoNotDivideAreRefused() {
        TestNode node = attention().input(1, 3, 4, 8).input(1, 2, 4, 8).input(1, 2, 4, 8);
        assertThatThrownBy(node::infer)
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("disagree");
        assertThatThrownBy(() -> attention().input(1, 4, 8).input(1, 4, 8).input(1, 4, 8).infer())
                .isInstanceOf(ShapeException.class)
                .hasMessage("q_num_heads is 0 for [1, 4, 8]");
    }
}
