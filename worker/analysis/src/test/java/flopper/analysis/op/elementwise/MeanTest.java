package flopper.analysis.op.elementwise;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;

import org.junit.jupiter.api.Test;

class MeanTest {
    @Test
    void aMeanIsASumAndADivision() {
        TestNode mean = TestNode.of(new Mean()).input(2, 3).input(3).input(1);
        assertThat(mean.shape()).containsExactly(2L, 3L);
        assertThat(mean.cost()).isEqualTo(Cost.additions(2 * 6).plus(Cost.divisions(6)));
    }
}
