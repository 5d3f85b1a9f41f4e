package flopper.analysis.op.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class ResizeTest {
    private static ConstantTensor reals(double... values) {
        return ConstantTensor.ofDoubles(ElementType.FLOAT, Shape.of(values.length), values);
    }

    private static TestNode scaled(double height, double width) {
        return TestNode.of(new Resize())
                .input(2, 8, 16, 16)
                .absent()
                .constant(reals(1, 1, height, width));
    }

    private static TestNode sized(long... sizes) {
        return TestNode.of(new Resize()).input(1, 1, 7, 8).absent().absent().vector(sizes);
    }

    @Test
    void nearestOnlyCopies() {
        assertThat(scaled(2, 2).shape()).containsExactly(2L, 8L, 32L, 32L);
        assertThat(scaled(2, 2).cost()).isEqualTo(Cost.NONE);
    }

    @Test
    void everyResizedAxisDoublesTheSamples() {
        long outputs = 2 * 8 * 32 * 32;
        assertThat(scaled(2, 2).text("mode", "linear").cost())
                .isEqualTo(new Cost(0, 3, 4, 0, 0, 0).times(outputs));
        assertThat(scaled(2, 2).text("mode", "cubic").cost())
                .isEqualTo(new Cost(0, 15, 16, 0, 0, 0).times(outputs));
        assertThat(scaled(2, 1).text("mode", "linear").cost())
                .isEqualTo(new Cost(0, 1, 2, 0, 0, 0).times(outputs / 2));
        assertThat(scaled(1, 1).text("mode", "linear").cost()).isEqualTo(Cost.NONE);
    }

    @Test
    void antialiasingWidensTheWindowOfAnAxisThatShrinks() {
        // To a quarter: 2·4 samples along the height, 2 along the width that doubles.
        assertThat(scaled(0.25, 2).text("mode", "linear").integer("antialias", 1).cost())
                .isEqualTo(new Cost(0, 15, 16, 0, 0, 0).times(2 * 8 * 4 * 32));
    }

    @Test
    void scalesRoundDownInSinglePrecision() {
        // ONNX's own test resize_downsample_scales_linear; 0.7f·10 is 7 in single precision.
        assertThat(
                        TestNode.of(new Resize())
                                .input(1, 1, 2, 10)
                                .absent()
                                .constant(reals(1, 1, 0.6, 0.7f))
                                .shape())
                .containsExactly(1L, 1L, 1L, 7L);
    }

    @Test
    void sizesStretchOrKeepTheRatio() {
        assertThat(sized(1, 1, 9, 10).shape()).containsExactly(1L, 1L, 9L, 10L);
        // 9/7 against 11/8: the smaller scale, then the larger one.
        assertThat(
                        TestNode.of(new Resize())
                                .input(1, 1, 7, 8)
                                .absent()
                                .absent()
                                .vector(9, 11)
                                .integers("axes", 2, 3)
                                .text("keep_aspect_ratio_policy", "not_larger")
                                .shape())
                .containsExactly(1L, 1L, 9L, 10L);
        assertThat(
                        TestNode.of(new Resize())
                                .input(1, 1, 7, 8)
                                .absent()
                                .absent()
                                .vector(11, 9)
                                .integers("axes", 3, 2)
                                .text("keep_aspect_ratio_policy", "not_smaller")
                                .shape())
                .containsExactly(1L, 1L, 10L, 11L);
    }

    @Test
    void aCropScalesWhatIsLeft() {
        TestNode node =
                TestNode.of(new Resize())
                        .input(1, 1, 10, 10)
                        .constant(reals(0, 0, 0.25, 0.5, 1, 1, 0.75, 1))
                        .constant(reals(1, 1, 2, 2))
                        .text("coordinate_transformation_mode", "tf_crop_and_resize");
        assertThat(node.shape()).containsExactly(1L, 1L, 10L, 10L);
    }

    @Test
    void oldScalesAreTheSecondInputAndEmptyOnesCountAsAbsent() {
        assertThat(
                        TestNode.of(new Resize())
                                .opset(10)
                                .input(1, 1, 2, 2)
                                .constant(reals(1, 1, 2, 3))
                                .shape())
                .containsExactly(1L, 1L, 4L, 6L);
        assertThat(
                        TestNode.of(new Resize())
                                .opset(11)
                                .input(1, 1, 2, 2)
                                .constant(reals())
                                .constant(reals())
                                .vector(1, 1, 5, 6)
                                .shape())
                .containsExactly(1L, 1L, 5L, 6L);
    }

    @Test
    void missingWrongOrUnknownSizesAreToldApart() {
        assertThatThrownBy(() -> TestNode.of(new Resize()).input(1, 1, 2, 2).infer())
                .isInstanceOf(ShapeException.class)
                .hasMessage("there are neither scales nor sizes");
        assertThatThrownBy(() -> sized(9, 10).infer())
                .isInstanceOf(ShapeException.class)
                .hasMessage("sizes has 2 numbers for 4 axes");
        assertThatThrownBy(() -> TestNode.of(new Resize()).input(1, 2).absent().input(2).infer())
                .isInstanceOf(UnresolvedException.class);
    }
}
