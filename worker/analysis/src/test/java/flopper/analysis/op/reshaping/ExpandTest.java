package flopper.analysis.op.reshaping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class ExpandTest {
    @Test
    void bothShapesBroadcast() {
        assertThat(node(3, 1).vector(2, 1, 6).shape()).containsExactly(2L, 3L, 6L);
        assertThat(node(3, 4).vector(1).shape()).containsExactly(3L, 4L);
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> node(3, 4).vector(2, 4).shape())
                .isInstanceOf(ShapeException.class);
    }

    @Test
    void knownValuesRepeat() {
        ConstantTensor column = ConstantTensor.vector(1, 2).reshaped(Shape.of(2, 1));
        assertThat(TestNode.of(new Expand()).constant(column).vector(2, 2, 2).folded())
                .isEqualTo(
                        ConstantTensor.vector(1, 1, 2, 2, 1, 1, 2, 2).reshaped(Shape.of(2, 2, 2)));
    }

    private static TestNode node(long... dims) {
        return TestNode.of(new Expand()).input(dims);
    }
}
