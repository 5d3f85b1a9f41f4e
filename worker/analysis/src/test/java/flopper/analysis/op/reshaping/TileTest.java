package flopper.analysis.op.reshaping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class TileTest {
    @Test
    void everyAxisRepeats() {
        assertThat(node(2, 3).vector(2, 1).shape()).containsExactly(4L, 3L);
    }

    @Test
    void theFirstOpsetRepeatsOneAxis() {
        assertThat(node(2, 3).opset(1).scalar(5).scalar(1).shape()).containsExactly(2L, 15L);
    }

    @Test
    void repeatsMustFitTheRank() {
        assertThatThrownBy(() -> node(2, 3).vector(2).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("repeats [2] do not fit the rank of [2, 3]");
        assertThatThrownBy(() -> node(2, 3).vector(2, -1).shape())
                .isInstanceOf(ShapeException.class);
    }

    @Test
    void knownValuesRepeatAsBlocks() {
        ConstantTensor matrix = ConstantTensor.vector(1, 2, 3, 4).reshaped(Shape.of(2, 2));
        assertThat(TestNode.of(new Tile()).constant(matrix).vector(1, 2).folded())
                .isEqualTo(ConstantTensor.vector(1, 2, 1, 2, 3, 4, 3, 4).reshaped(Shape.of(2, 4)));
    }

    private static TestNode node(long... dims) {
        return TestNode.of(new Tile()).input(dims);
    }
}
