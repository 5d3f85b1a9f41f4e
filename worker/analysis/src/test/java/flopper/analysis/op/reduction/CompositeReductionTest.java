package flopper.analysis.op.reduction;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;

import org.junit.jupiter.api.Test;

class CompositeReductionTest {
    @Test
    void theMeanOfAChannelsLastLayerNorm() {
        TestNode mean =
                TestNode.of(CompositeReduction.MEAN).input(1, 197, 768).integers("axes", -1);
        assertThat(mean.shape()).containsExactly(1L, 197L, 1L);
        assertThat(mean.cost()).isEqualTo(Cost.additions(197L * 767).plus(Cost.divisions(197)));
    }

    @Test
    void everyRowHasItsFirstAndItsLastOperation() {
        assertThat(cost(CompositeReduction.L1)).isEqualTo(new Cost(0, 4, 0, 0, 6, 0));
        assertThat(cost(CompositeReduction.L2)).isEqualTo(new Cost(0, 4, 6, 0, 0, 2));
        assertThat(cost(CompositeReduction.LOG_SUM)).isEqualTo(new Cost(0, 4, 0, 0, 0, 2));
        assertThat(cost(CompositeReduction.LOG_SUM_EXP)).isEqualTo(new Cost(0, 4, 0, 0, 0, 8));
        assertThat(cost(CompositeReduction.SUM_SQUARE)).isEqualTo(new Cost(0, 4, 6, 0, 0, 0));
    }

    private static Cost cost(CompositeReduction operator) {
        return TestNode.of(operator).input(2, 3).vector(1).cost();
    }
}
