package flopper.analysis.op.reshaping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class ReshapeTest {
    @Test
    void aMinusOneTakesWhatIsLeftAndAZeroCopies() {
        assertThat(node(2, 3, 4).vector(0, -1).shape()).containsExactly(2L, 12L);
        assertThat(node(2, 0, 4).vector(4, -1).shape()).containsExactly(4L, 0L);
    }

    @Test
    void allowZeroMakesAZeroMeanZero() {
        assertThat(node(2, 0).vector(0, 3).integer("allowzero", 1).shape()).containsExactly(0L, 3L);
    }

    @Test
    void theShapeIsAnAttributeInTheFirstOpset() {
        assertThat(node(2, 3).opset(1).integers("shape", 3, 2).shape()).containsExactly(3L, 2L);
    }

    @Test
    void sizesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> node(2, 3).vector(4, -1).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("[2, 3] cannot be reshaped to [4, -1]");
        assertThatThrownBy(() -> node(2, 3).vector(-1, -1).shape())
                .isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> node(0, 3).vector(0, -1).shape())
                .isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> node(6).vector(6, 0).shape())
                .hasMessage("size 0 at axis 1 copies from no axis of [6]");
    }

    @Test
    void aShapeThatOnlyARunGivesIsUnresolved() {
        assertThatThrownBy(() -> node(6).input(TensorType.of(ElementType.INT64, 2)).shape())
                .isInstanceOf(UnresolvedException.class)
                .hasMessage("shape (input 1) depends on data");
    }

    @Test
    void knownValuesKeepTheirOrder() {
        assertThat(TestNode.of(new Reshape()).vector(1, 2, 3, 4).vector(2, 2).folded())
                .isEqualTo(ConstantTensor.vector(1, 2, 3, 4).reshaped(Shape.of(2, 2)));
    }

    private static TestNode node(long... dims) {
        return TestNode.of(new Reshape()).input(dims);
    }
}
