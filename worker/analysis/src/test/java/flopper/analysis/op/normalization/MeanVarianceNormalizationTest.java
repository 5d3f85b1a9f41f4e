package flopper.analysis.op.normalization;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.op.TestNode;

import org.junit.jupiter.api.Test;

class MeanVarianceNormalizationTest {
    private static TestNode norm() {
        return TestNode.of(new MeanVarianceNormalization()).input(3, 3, 3, 1);
    }

    @Test
    void everyChannelIsAGroupUnlessAxesSayOtherwise() {
        assertThat(norm().shape()).containsExactly(3L, 3L, 3L, 1L);
        assertThat(norm().cost()).isEqualTo(Moments.standardized(27, 3));
        assertThat(norm().integers("axes", 2, 3).cost()).isEqualTo(Moments.standardized(27, 9));
    }
}
