package flopper.analysis.op.reshaping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class FlattenTest {
    @Test
    void theAxesBeforeTheGivenOneBecomeRows() {
        assertThat(node().shape()).containsExactly(2L, 60L);
        assertThat(node().integer("axis", 0).shape()).containsExactly(1L, 120L);
        assertThat(node().integer("axis", -1).shape()).containsExactly(24L, 5L);
        assertThat(node().integer("axis", 4).shape()).containsExactly(120L, 1L);
    }

    @Test
    void anAxisBeyondTheRankIsRefused() {
        assertThatThrownBy(() -> node().integer("axis", 5).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("axis 5 is outside the rank of [2, 3, 4, 5]");
    }

    private static TestNode node() {
        return TestNode.of(new Flatten()).input(2, 3, 4, 5);
    }
}
