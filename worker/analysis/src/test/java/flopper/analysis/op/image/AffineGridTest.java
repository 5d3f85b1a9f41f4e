package flopper.analysis.op.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class AffineGridTest {
    @Test
    void imagesAndVolumes() {
        TestNode image = TestNode.of(new AffineGrid()).input(2, 2, 3).vector(2, 3, 5, 6);
        assertThat(image.shape()).containsExactly(2L, 5L, 6L, 2L);
        assertThat(image.cost()).isEqualTo(new Cost(0, 2, 2, 0, 0, 0).times(2 * 5 * 6 * 2));
        assertThat(TestNode.of(new AffineGrid()).input(2, 3, 4).vector(2, 3, 4, 5, 6).shape())
                .containsExactly(2L, 4L, 5L, 6L, 3L);
    }

    @Test
    void aMapOfAnotherSizeIsRefused() {
        assertThatThrownBy(() ->
                        TestNode.of(new AffineGrid()).input(1, 2, 3).vector(2, 3, 5, 6).infer())
                .isInstanceOf(ShapeException.class)
                .hasMessage("theta [1, 2, 3] does not fit size [2, 3, 5, 6]");
    }
}
