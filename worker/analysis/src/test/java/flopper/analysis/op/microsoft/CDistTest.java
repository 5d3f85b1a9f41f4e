package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class CDistTest {
    @Test
    void everyPairOfRowsHasADistance() {
        TestNode node = TestNode.of(new CDist()).input(4, 3).input(5, 3);
        assertThat(node.shape()).containsExactly(4L, 5L);
        assertThat(node.cost()).isEqualTo(new Cost(0, 5, 3, 0, 0, 0).times(20));
        assertThat(node.text("metric", "euclidean").cost())
                .isEqualTo(new Cost(0, 5, 3, 0, 0, 1).times(20));
    }

    @Test
    void otherMetricsAndWidthsAreRefused() {
        assertThatThrownBy(() ->
                        TestNode.of(new CDist())
                                .input(4, 3)
                                .input(5, 3)
                                .text("metric", "cosine")
                                .shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("metric is \"cosine\"");
        assertThatThrownBy(() -> TestNode.of(new CDist()).input(4, 3).input(5, 2).shape())
                .hasMessage("the rows of [4, 3] and [5, 2] differ in width");
    }
}
