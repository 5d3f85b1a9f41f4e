package flopper.analysis.op.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class GridSampleTest {
    private static final Cost POSITIONS = new Cost(0, 2, 1, 1, 0, 0);

    private static TestNode sample() {
        return TestNode.of(new GridSample()).input(2, 3, 8, 8).input(2, 5, 6, 2);
    }

    @Test
    void everyOutputWeighsItsCorners() {
        assertThat(sample().shape()).containsExactly(2L, 3L, 5L, 6L);
        // fvcore counts four flops an output; here four products and three sums, and positions.
        assertThat(sample().cost())
                .isEqualTo(new Cost(0, 3, 4, 0, 0, 0).times(180).plus(POSITIONS.times(120)));
        assertThat(sample().text("mode", "bicubic").cost())
                .isEqualTo(new Cost(0, 15, 16, 0, 0, 0).times(180).plus(POSITIONS.times(120)));
        assertThat(sample().text("mode", "nearest").cost()).isEqualTo(POSITIONS.times(120));
    }

    @Test
    void volumesHaveThreeCoordinates() {
        assertThat(TestNode.of(new GridSample()).input(1, 2, 4, 4, 4).input(1, 3, 5, 6, 3).shape())
                .containsExactly(1L, 2L, 3L, 5L, 6L);
    }

    @Test
    void gridsOfAnotherRankAreRefused() {
        assertThatThrownBy(() ->
                        TestNode.of(new GridSample()).input(1, 2, 4, 4).input(1, 3, 5, 3).infer())
                .isInstanceOf(ShapeException.class);
    }
}
