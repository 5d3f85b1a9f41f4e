package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class CropAndResizeTest {
    @Test
    void everyRegionTakesTheSameSize() {
        TestNode node = node().vector(5, 6);
        assertThat(node.shape()).containsExactly(3L, 2L, 5L, 6L);
        assertThat(node.cost()).isEqualTo(new Cost(0, 3, 4, 0, 0, 0).times(180));
        assertThat(node.text("mode", "nearest").cost()).isEqualTo(Cost.NONE);
    }

    @Test
    void theSizeHasTwoNumbers() {
        assertThatThrownBy(() -> node().vector(5).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("crop_size has 1 numbers, not 2");
    }

    private static TestNode node() {
        return TestNode.of(new CropAndResize())
                .input(1, 2, 8, 8)
                .input(3, 4)
                .input(TensorType.of(ElementType.INT32, 3));
    }
}
