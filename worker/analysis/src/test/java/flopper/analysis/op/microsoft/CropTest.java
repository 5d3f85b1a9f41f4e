package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class CropTest {
    @Test
    void theBorderGoesOrTheScaleStays() {
        assertThat(node().integers("border", 1, 2, 0, 1).shape()).containsExactly(1L, 2L, 3L, 6L);
        assertThat(node().integers("border", 1, 1, 1, 1).integers("scale", 3, 2).shape())
                .containsExactly(1L, 2L, 3L, 2L);
    }

    @Test
    void aBorderHasFourSides() {
        assertThatThrownBy(() -> node().integers("border", 1).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("the border [1] does not fit [1, 2, 6, 7]");
    }

    private static TestNode node() {
        return TestNode.of(new Crop()).opset(1).input(1, 2, 6, 7);
    }
}
