package flopper.api.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Figures are those that the documentation of SciPy prints, and of textbooks where named. */
class RankCorrelationTest {

    @Test
    void spearmanWithTiesIsWhatScipyPrints() {
        // scipy.stats.spearmanr: [1, 2, 3, 4, 5] and [5, 6, 7, 8, 7] have 0.82078…
        RankCorrelation correlation =
                RankCorrelation.of(new double[] {1, 2, 3, 4, 5}, new double[] {5, 6, 7, 8, 7});

        assertThat(correlation.n()).isEqualTo(5);
        assertThat(correlation.rho().orElseThrow()).isEqualTo(0.8207826816681233, within(1e-15));
    }

    @Test
    void kendallWithTiesIsWhatScipyPrints() {
        // scipy.stats.kendalltau: [12, 2, 1, 12, 2] and [1, 4, 7, 1, 0] have -0.47140…
        RankCorrelation correlation =
                RankCorrelation.of(new double[] {12, 2, 1, 12, 2}, new double[] {1, 4, 7, 1, 0});

        assertThat(correlation.tau().orElseThrow()).isEqualTo(-0.47140452079103173, within(1e-15));
    }

    @Test
    void intelligenceAndTelevisionAreWeaklyAgainstEachOther() {
        // The example of Wikipedia's "Spearman's rank correlation coefficient": -29/165.
        RankCorrelation correlation =
                RankCorrelation.of(
                        new double[] {106, 100, 86, 101, 99, 103, 97, 113, 112, 110},
                        new double[] {7, 27, 2, 50, 28, 29, 20, 12, 6, 17});

        assertThat(correlation.rho().orElseThrow()).isEqualTo(-29.0 / 165, within(1e-12));
    }

    @Test
    void everyDisagreementCountsOnce() {
        // Of six pairs one is exchanged: (5 - 1) / 6.
        RankCorrelation correlation =
                RankCorrelation.of(new double[] {1, 2, 3, 4}, new double[] {1, 3, 2, 4});

        assertThat(correlation.tau().orElseThrow()).isEqualTo(4.0 / 6, within(1e-15));
    }

    @Test
    void theSameOrderIsOneAndTheOppositeMinusOne() {
        double[] up = {1, 2, 3, 4, 5, 6};
        double[] down = {6, 5, 4, 3, 2, 1};

        assertThat(RankCorrelation.of(up, up).rho()).hasValue(1);
        assertThat(RankCorrelation.of(up, up).tau()).hasValue(1);
        assertThat(RankCorrelation.of(up, down).rho()).hasValue(-1);
        assertThat(RankCorrelation.of(up, down).tau()).hasValue(-1);
        assertThat(RankCorrelation.of(up, up).rhoInterval())
                .contains(new RankCorrelation.Interval(1, 1));
    }

    @Test
    void whatIsAllEqualHasNoOrder() {
        RankCorrelation correlation =
                RankCorrelation.of(new double[] {1, 1, 1}, new double[] {1, 2, 3});

        assertThat(correlation.rho()).isEmpty();
        assertThat(correlation.tau()).isEmpty();
        assertThat(correlation.rhoInterval()).isEmpty();
        assertThat(RankCorrelation.of(new double[0], new double[0]).rho()).isEmpty();
    }

    @Test
    void theIntervalIsFishers() {
        // rho 0.8207826816681233 of 5: z = 1.15921, half = 1.95996 * sqrt(1.33684 / 2) = 1.60241.
        RankCorrelation.Interval interval =
                RankCorrelation.of(new double[] {1, 2, 3, 4, 5}, new double[] {5, 6, 7, 8, 7})
                        .rhoInterval()
                        .orElseThrow();

        assertThat(interval.low()).isEqualTo(-0.4163, within(1e-4));
        assertThat(interval.high()).isEqualTo(0.9920, within(1e-4));
    }
}
