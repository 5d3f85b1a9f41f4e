package flopper.analysis.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.AttributeValue.Int;
import flopper.analysis.graph.AttributeValue.Ints;
import flopper.analysis.graph.AttributeValue.Text;
import flopper.analysis.graph.Attributes;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

class SpatialWindowTest {
    private static final Shape IMAGE = Shape.of(1, 3, 224, 224);

    private static SpatialWindow pooling(Map<String, AttributeValue> attributes) {
        return SpatialWindow.ofPooling(new Attributes(attributes));
    }

    private static Ints ints(long... numbers) {
        return new Ints(Arrays.stream(numbers).boxed().toList());
    }

    @Test
    void stridesAndPadsGiveThePositionsOfTheFirstResNetLayer() {
        SpatialWindow window =
                SpatialWindow.ofWeight(
                        new Attributes(Map.of("strides", ints(2, 2), "pads", ints(3, 3, 3, 3))),
                        Shape.of(64, 3, 7, 7));

        assertThat(window.output(IMAGE, 64)).isEqualTo(Shape.of(1, 64, 112, 112));
        assertThat(window.kernelElements()).isEqualTo(49);
    }

    @Test
    void dilationWidensTheKernelOnly() {
        SpatialWindow window = pooling(Map.of("kernel_shape", ints(3, 3), "dilations", ints(2, 2)));

        assertThat(window.output(IMAGE, 3)).isEqualTo(Shape.of(1, 3, 220, 220));
        assertThat(window.kernelElements()).isEqualTo(9);
    }

    @Test
    void samePaddingDividesByTheStrideRoundedUp() {
        for (String kind : List.of("SAME_UPPER", "SAME_LOWER")) {
            SpatialWindow window =
                    pooling(
                            Map.of(
                                    "kernel_shape", ints(3),
                                    "strides", ints(2),
                                    "auto_pad", new Text(kind)));

            assertThat(window.output(Shape.of(1, 1, 7), 1)).isEqualTo(Shape.of(1, 1, 4));
        }
    }

    @Test
    void validPaddingIgnoresPads() {
        SpatialWindow window =
                pooling(
                        Map.of(
                                "kernel_shape", ints(3),
                                "pads", ints(1, 1),
                                "auto_pad", new Text("VALID")));

        assertThat(window.output(Shape.of(1, 1, 7), 1)).isEqualTo(Shape.of(1, 1, 5));
    }

    @Test
    void ceilModeAddsThePartialPosition() {
        Map<String, AttributeValue> attributes =
                Map.of("kernel_shape", ints(3), "strides", ints(2), "ceil_mode", new Int(1));

        assertThat(pooling(attributes).output(Shape.of(1, 1, 6), 1)).isEqualTo(Shape.of(1, 1, 3));
    }

    /** ONNX 1.16, node test maxpool_2d_ceil_output_size_reduce_by_one. */
    @Test
    void ceilModeDropsAPositionThatStartsBeyondTheInput() {
        Map<String, AttributeValue> attributes =
                Map.of("kernel_shape", ints(1, 1), "strides", ints(2, 2), "ceil_mode", new Int(1));

        assertThat(pooling(attributes).output(Shape.of(1, 1, 2, 2), 1))
                .isEqualTo(Shape.of(1, 1, 1, 1));
    }

    /** ONNX, node test convtranspose_pads: input 3×3, kernel 3, strides 3 and 2, pads 1 2 1 2. */
    @Test
    void transposedOutputInvertsTheForwardOne() {
        SpatialWindow window =
                SpatialWindow.ofWeight(
                        new Attributes(Map.of("strides", ints(3, 2), "pads", ints(1, 2, 1, 2))),
                        Shape.of(1, 2, 3, 3));

        assertThat(window.transposedOutput(Shape.of(1, 1, 3, 3), 2, List.of(0L, 0L)))
                .isEqualTo(Shape.of(1, 2, 7, 3));
    }

    @Test
    void aKernelLargerThanTheInputIsRefusedByName() {
        assertThatThrownBy(
                        () -> pooling(Map.of("kernel_shape", ints(9))).output(Shape.of(1, 1, 4), 1))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("kernel [9]")
                .hasMessageContaining("[1, 1, 4]");
    }

    @Test
    void numbersThatMakeNoWindowAreRefusedByName() {
        assertThatThrownBy(() -> pooling(Map.of("kernel_shape", ints(3), "strides", ints(0))))
                .hasMessageContaining("strides [0]");
        assertThatThrownBy(() -> pooling(Map.of("kernel_shape", ints(3), "pads", ints(1))))
                .hasMessageContaining("pads [1] has 1 numbers, not 2");
        assertThatThrownBy(() -> pooling(Map.of())).hasMessageContaining("kernel_shape");
    }

    @Test
    void aKernelShapeThatContradictsTheWeightIsRefused() {
        assertThatThrownBy(() ->
                        SpatialWindow.ofWeight(
                                new Attributes(Map.of("kernel_shape", ints(5, 5))),
                                Shape.of(8, 3, 3, 3)))
                .hasMessageContaining("kernel_shape [5, 5]");
    }

    @Test
    void windowsBeyondTheRangeOfLongFailInsteadOfWrapping() {
        SpatialWindow window =
                pooling(
                        Map.of(
                                "kernel_shape", ints(Long.MAX_VALUE),
                                "dilations", ints(Long.MAX_VALUE)));

        assertThatThrownBy(() -> window.output(Shape.of(1, 1, 4), 1))
                .isInstanceOf(ArithmeticException.class);
    }
}
