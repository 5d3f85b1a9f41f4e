package flopper.analysis.op.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.graph.AttributeValue;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

import java.util.List;

class UpsampleTest {
    private static TestNode upsample(long opset) {
        return TestNode.of(new Upsample()).opset(opset).input(1, 3, 4, 5);
    }

    @Test
    void scalesMovedFromTwoAttributesToOneToAnInput() {
        assertThat(upsample(1).real("height_scale", 2).real("width_scale", 3).shape())
                .containsExactly(1L, 3L, 8L, 15L);
        assertThat(
                        upsample(7)
                                .attribute(
                                        "scales", new AttributeValue.Reals(List.of(1f, 1f, 2f, 3f)))
                                .shape())
                .containsExactly(1L, 3L, 8L, 15L);
        assertThat(
                        upsample(9)
                                .constant(
                                        ConstantTensor.ofDoubles(
                                                ElementType.FLOAT, Shape.of(4), 1, 1, 2, 3))
                                .shape())
                .containsExactly(1L, 3L, 8L, 15L);
    }

    @Test
    void linearInterpolationWeighsFourSamples() {
        assertThat(
                        upsample(1)
                                .real("height_scale", 2)
                                .real("width_scale", 2)
                                .text("mode", "bilinear")
                                .cost())
                .isEqualTo(new Cost(0, 3, 4, 0, 0, 0).times(3 * 8 * 10));
    }

    @Test
    void missingScalesAreRefused() {
        assertThatThrownBy(() -> upsample(7).infer()).isInstanceOf(ShapeException.class);
    }
}
