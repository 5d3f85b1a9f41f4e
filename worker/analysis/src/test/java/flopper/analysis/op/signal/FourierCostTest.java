package flopper.analysis.op.signal;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;

import org.junit.jupiter.api.Test;

class FourierCostTest {
    @Test
    void aPowerOfTwoCostsTheUsualFiveNLogN() {
        assertThat(FourierCost.transform(1024, false).flops()).isEqualTo(5 * 1024 * 10);
        assertThat(FourierCost.transform(1024, true).flops()).isEqualTo(5 * 1024 * 10 / 2);
    }

    @Test
    void otherLengthsRoundTheirDepthUp() {
        assertThat(FourierCost.transform(5, false)).isEqualTo(new Cost(0, 6, 4, 0, 0, 0).times(9));
        assertThat(FourierCost.transform(1, false)).isEqualTo(Cost.NONE);
    }
}
