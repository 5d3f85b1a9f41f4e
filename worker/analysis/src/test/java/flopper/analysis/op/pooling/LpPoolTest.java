package flopper.analysis.op.pooling;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;

import org.junit.jupiter.api.Test;

class LpPoolTest {
    private static TestNode pool() {
        return TestNode.of(new LpPool()).input(1, 3, 32, 32).integers("kernel_shape", 2, 2);
    }

    @Test
    void theNormOfOrderTwoSquaresAndTakesARoot() {
        assertThat(pool().shape()).containsExactly(1L, 3L, 31L, 31L);
        long outputs = 3 * 31 * 31;
        assertThat(pool().cost()).isEqualTo(new Cost(0, 3, 4, 0, 0, 1).times(outputs));
    }

    @Test
    void otherOrdersTakeAbsoluteValues() {
        long outputs = 3 * 31 * 31;
        assertThat(pool().integer("p", 1).cost())
                .isEqualTo(new Cost(0, 3, 0, 0, 4, 0).times(outputs));
        assertThat(pool().integer("p", 3).cost())
                .isEqualTo(new Cost(0, 3, 0, 0, 4, 4 + 1).times(outputs));
    }

    @Test
    void theFirstOpsetWritesTheOrderAsARealNumber() {
        assertThat(pool().opset(1).real("p", 1).cost().transcendentals()).isZero();
    }
}
