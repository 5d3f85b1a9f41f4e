package flopper.analysis.op.pooling;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;

import org.junit.jupiter.api.Test;

class GlobalLpPoolTest {
    @Test
    void oneNormForEveryChannel() {
        TestNode pool = TestNode.of(new GlobalLpPool()).input(2, 3, 5, 5);
        assertThat(pool.shape()).containsExactly(2L, 3L, 1L, 1L);
        assertThat(pool.cost()).isEqualTo(new Cost(0, 24, 25, 0, 0, 1).times(2 * 3));
    }
}
