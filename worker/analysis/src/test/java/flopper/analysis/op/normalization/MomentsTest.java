package flopper.analysis.op.normalization;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;

import org.junit.jupiter.api.Test;

class MomentsTest {
    @Test
    void twoGroupsOfThreeElements() {
        // Mean: 2·2 additions, 2 divisions. Variance: 6 subtractions, 6 squares, 2·2 additions,
        // 2 divisions.
        assertThat(Moments.of(6, 2)).isEqualTo(new Cost(0, 4 + 6 + 4, 6, 4, 0, 0));
        // ε, √ and 1/ for each group; one product for each element.
        assertThat(Moments.standardized(6, 2)).isEqualTo(new Cost(0, 14 + 2, 6 + 6, 4 + 2, 0, 2));
    }

    @Test
    void noElementsCostNothing() {
        assertThat(Moments.standardized(0, 2)).isEqualTo(Cost.NONE);
    }
}
