package flopper.analysis.op.reshaping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class CenterCropPadTest {
    @Test
    void namedAxesTakeTheGivenSizes() {
        assertThat(node(20, 10, 3).vector(10, 9).integers("axes", 0, -2).shape())
                .containsExactly(10L, 9L, 3L);
        assertThat(node(20, 10).vector(30, 10).shape()).containsExactly(30L, 10L);
    }

    @Test
    void oneSizeAnAxisIsNeeded() {
        assertThatThrownBy(() -> node(20, 10).vector(30).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("shape [30] is not one size for each of 2 axes");
    }

    private static TestNode node(long... dims) {
        return TestNode.of(new CenterCropPad()).input(dims);
    }
}
