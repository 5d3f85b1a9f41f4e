package flopper.analysis.op.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class InterpolationTest {
    @Test
    void operatorsUseTwoWordsForOneThing() {
        assertThat(Interpolation.of("bilinear")).isEqualTo(Interpolation.of("linear"));
        assertThat(Interpolation.of("bicubic")).isEqualTo(Interpolation.of("cubic"));
        assertThatThrownBy(() -> Interpolation.of("lanczos")).isInstanceOf(ShapeException.class);
    }

    @Test
    void aWeightedSumHasOneAdditionLessThanProducts() {
        assertThat(Interpolation.weightedSum(4)).isEqualTo(new Cost(0, 3, 4, 0, 0, 0));
        assertThat(Interpolation.weightedSum(1)).isEqualTo(Cost.NONE);
    }
}
