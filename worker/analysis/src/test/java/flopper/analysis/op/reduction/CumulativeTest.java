package flopper.analysis.op.reduction;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;

import org.junit.jupiter.api.Test;

class CumulativeTest {
    @Test
    void oneOperationForEveryElement() {
        TestNode sum = TestNode.of(Cumulative.SUM).input(2, 3).scalar(1);
        assertThat(sum.shape()).containsExactly(2L, 3L);
        assertThat(sum.cost()).isEqualTo(Cost.additions(6));
        assertThat(TestNode.of(Cumulative.PRODUCT).input(2, 3).scalar(1).cost())
                .isEqualTo(Cost.multiplications(6));
    }
}
