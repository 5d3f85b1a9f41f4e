package flopper.analysis.op.normalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class LpNormalizationTest {
    private static TestNode norm() {
        return TestNode.of(new LpNormalization()).input(2, 3, 4).integer("axis", 1);
    }

    @Test
    void rowsAreDividedByTheirNorm() {
        assertThat(norm().shape()).containsExactly(2L, 3L, 4L);
        assertThat(norm().cost()).isEqualTo(new Cost(0, 24 - 8, 24, 24, 0, 8));
        assertThat(norm().integer("p", 1).cost()).isEqualTo(new Cost(0, 24 - 8, 0, 24, 24, 0));
    }

    @Test
    void otherOrdersAreRefused() {
        assertThatThrownBy(() -> norm().integer("p", 3).infer()).isInstanceOf(ShapeException.class);
    }
}
