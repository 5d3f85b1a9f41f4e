package flopper.analysis.op.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class OneHotTest {
    @Test
    void theDepthIsInsertedAtTheAxis() {
        assertThat(node().scalar(10).input(2).shape()).containsExactly(3L, 4L, 10L);
        assertThat(node().vector(10).input(2).integer("axis", 1).shape())
                .containsExactly(3L, 10L, 4L);
    }

    @Test
    void knownValuesAreOnAtTheirIndex() {
        assertThat(TestNode.of(new OneHot()).vector(1, -1).scalar(3).vector(5, 7).folded())
                .isEqualTo(ConstantTensor.vector(5, 7, 5, 5, 5, 7).reshaped(Shape.of(2, 3)));
        assertThat(
                        TestNode.of(new OneHot())
                                .vector(1, 0)
                                .scalar(3)
                                .vector(0, 1)
                                .integer("axis", 0)
                                .folded())
                .isEqualTo(ConstantTensor.vector(0, 1, 1, 0, 0, 0).reshaped(Shape.of(3, 2)));
    }

    @Test
    void aDepthBelowOneIsRefused() {
        assertThatThrownBy(() -> node().scalar(0).input(2).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("depth is 0");
    }

    private static TestNode node() {
        return TestNode.of(new OneHot()).input(TensorType.of(ElementType.INT64, 3, 4));
    }
}
