package flopper.analysis.op.reshaping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class SqueezeTest {
    @Test
    void withoutAxesEveryOneGoes() {
        assertThat(node(1, 3, 1, 5).shape()).containsExactly(3L, 5L);
    }

    @Test
    void axesAreAnInputAndOnceWereAnAttribute() {
        assertThat(node(1, 3, 1).vector(-1).shape()).containsExactly(1L, 3L);
        assertThat(node(1, 3, 1).opset(11).integers("axes", 0).shape()).containsExactly(3L, 1L);
    }

    @Test
    void aDimensionThatIsNotOneIsRefused() {
        assertThatThrownBy(() -> node(1, 3).vector(1).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("axis 1 of [1, 3] is not 1, so it cannot be squeezed");
    }

    @Test
    void aKnownVectorBecomesAScalar() {
        assertThat(TestNode.of(new Squeeze()).vector(7).vector(0).folded())
                .isEqualTo(ConstantTensor.ofLongs(ElementType.INT64, Shape.scalar(), 7));
    }

    private static TestNode node(long... dims) {
        return TestNode.of(new Squeeze()).input(dims);
    }
}
