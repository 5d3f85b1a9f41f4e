package flopper.analysis.op.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class NonMaxSuppressionTest {
    @Test
    void theNumberOfBoxesDependsOnData() {
        assertThatThrownBy(() -> node(6).scalar(3).shape())
                .isInstanceOf(UnresolvedException.class)
                .hasMessage("the number of boxes selected depends on data");
    }

    @Test
    void withoutAMaximumNoneIsSelected() {
        assertThat(node(6).type()).isEqualTo(TensorType.of(ElementType.INT64, 0, 3));
        assertThat(node(6).scalar(0).shape()).containsExactly(0L, 3L);
    }

    @Test
    void boxesAndScoresMustAgree() {
        assertThatThrownBy(() -> node(7).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("boxes [1, 6, 4] and scores [1, 2, 7] do not fit");
    }

    private static TestNode node(long scored) {
        return TestNode.of(new NonMaxSuppression()).input(1, 6, 4).input(1, 2, scored);
    }
}
