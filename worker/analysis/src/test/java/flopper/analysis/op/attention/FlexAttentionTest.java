package flopper.analysis.op.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Graph;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.op.normalization.SoftmaxFamily;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

import java.util.List;

class FlexAttentionTest {
    private static TestNode attention() {
        return TestNode.of(new FlexAttention())
                .opset(1)
                .input(2, 4, 10, 16)
                .input(2, 2, 6, 16)
                .input(2, 2, 6, 8);
    }

    @Test
    void withoutModifiersItIsPlainAttention() {
        assertThat(attention().shape()).containsExactly(2L, 4L, 10L, 8L);
        long scores = 2 * 4 * 10 * 6;
        assertThat(attention().cost())
                .isEqualTo(
                        Cost.multiplyAdds(scores * (16 + 8))
                                .plus(Cost.multiplications(scores))
                                .plus(SoftmaxFamily.SOFTMAX.of(scores, 2 * 4 * 10)));
    }

    @Test
    void modifiersLeaveTheCostUnresolved() {
        Graph graph = new Graph("mod", List.of(), List.of(), List.of(), List.of());
        TestNode node = attention().attribute("score_mod", new AttributeValue.Subgraph(graph));
        assertThat(node.shape()).containsExactly(2L, 4L, 10L, 8L);
        assertThatThrownBy(node::cost).isInstanceOf(UnresolvedException.class);
    }

    @Test
    void sizesThatDisagreeAreRefused() {
        TestNode node =
                TestNode.of(new FlexAttention())
                        .input(2, 4, 10, 16)
                        .input(2, 2, 6, 8)
                        .input(2, 2, 6, 8);
        assertThatThrownBy(node::infer).isInstanceOf(ShapeException.class);
    }
}
