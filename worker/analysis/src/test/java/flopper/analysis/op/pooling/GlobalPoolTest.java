package flopper.analysis.op.pooling;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;

import org.junit.jupiter.api.Test;

class GlobalPoolTest {
    @Test
    void theHeadOfResNet50() {
        TestNode pool = TestNode.of(GlobalPool.AVERAGE).input(1, 2048, 7, 7);
        assertThat(pool.shape()).containsExactly(1L, 2048L, 1L, 1L);
        assertThat(pool.cost()).isEqualTo(Cost.additions(2048L * 48).plus(Cost.divisions(2048)));
    }

    @Test
    void aMaximumOnlyCompares() {
        TestNode pool = TestNode.of(GlobalPool.MAX).input(2, 3, 5);
        assertThat(pool.shape()).containsExactly(2L, 3L, 1L);
        assertThat(pool.cost()).isEqualTo(Cost.comparisons(2 * 3 * 4));
    }

    @Test
    void anEmptyBatchCostsNothing() {
        assertThat(TestNode.of(GlobalPool.AVERAGE).input(0, 3, 5).cost()).isEqualTo(Cost.NONE);
    }
}
