package flopper.analysis.op.reshaping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class TriluTest {
    @Test
    void theTriangleKeepsItsValues() {
        ConstantTensor matrix = ConstantTensor.vector(1, 2, 3, 4, 5, 6).reshaped(Shape.of(2, 3));
        assertThat(TestNode.of(new Trilu()).constant(matrix).folded().toLongs())
                .containsExactly(1, 2, 3, 0, 5, 6);
        assertThat(
                        TestNode.of(new Trilu())
                                .constant(matrix)
                                .scalar(1)
                                .integer("upper", 0)
                                .folded()
                                .toLongs())
                .containsExactly(1, 2, 0, 4, 5, 6);
    }

    @Test
    void aVectorIsRefused() {
        assertThatThrownBy(() -> TestNode.of(new Trilu()).input(3).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("the input [3] is no matrix");
    }
}
