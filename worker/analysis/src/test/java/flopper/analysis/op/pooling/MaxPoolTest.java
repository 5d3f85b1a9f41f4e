package flopper.analysis.op.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class MaxPoolTest {
    @Test
    void theStemOfResNet50() {
        TestNode pool =
                TestNode.of(new MaxPool())
                        .input(1, 64, 112, 112)
                        .integers("kernel_shape", 3, 3)
                        .integers("strides", 2, 2)
                        .integers("pads", 1, 1, 1, 1);
        assertThat(pool.shape()).containsExactly(1L, 64L, 56L, 56L);
        assertThat(pool.cost()).isEqualTo(Cost.comparisons(64L * 56 * 56 * (3 * 3 - 1)));
    }

    @Test
    void indicesAreLongIntegersOfTheSameShape() {
        assertThat(
                        TestNode.of(new MaxPool())
                                .input(1, 1, 5, 5)
                                .integers("kernel_shape", 2, 2)
                                .integers("strides", 2, 2)
                                .outputs(2)
                                .infer())
                .containsExactly(
                        TensorType.of(ElementType.FLOAT, 1, 1, 2, 2),
                        TensorType.of(ElementType.INT64, 1, 1, 2, 2));
    }

    @Test
    void ceilModeKeepsAWindowThatStartsInside() {
        TestNode pool =
                TestNode.of(new MaxPool())
                        .input(1, 1, 4, 4)
                        .integers("kernel_shape", 3, 3)
                        .integers("strides", 2, 2)
                        .integer("ceil_mode", 1);
        // ONNX's own test maxpool_2d_ceil.
        assertThat(pool.shape()).containsExactly(1L, 1L, 2L, 2L);
    }

    @Test
    void aMissingKernelOrChannelAxisIsRefused() {
        assertThatThrownBy(() -> TestNode.of(new MaxPool()).input(1, 1, 4, 4).infer())
                .isInstanceOf(ShapeException.class)
                .hasMessage("kernel_shape is missing");
        assertThatThrownBy(() ->
                        TestNode.of(new MaxPool()).input(4).integers("kernel_shape", 2).infer())
                .isInstanceOf(ShapeException.class);
    }
}
