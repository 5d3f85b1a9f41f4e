package flopper.analysis.op.reshaping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class TransposeTest {
    @Test
    void permReordersTheAxesAndItsAbsenceReversesThem() {
        assertThat(node().integers("perm", 0, 2, 3, 1).shape()).containsExactly(1L, 3L, 4L, 2L);
        assertThat(node().shape()).containsExactly(4L, 3L, 2L, 1L);
    }

    @Test
    void aPermThatIsNoneIsRefused() {
        assertThatThrownBy(() -> node().integers("perm", 0, 1, 1, 2).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("perm [0, 1, 1, 2] is no permutation of the axes of [1, 2, 3, 4]");
    }

    @Test
    void knownValuesMoveWithTheirAxes() {
        ConstantTensor matrix = ConstantTensor.vector(1, 2, 3, 4, 5, 6).reshaped(Shape.of(2, 3));
        assertThat(TestNode.of(new Transpose()).constant(matrix).folded())
                .isEqualTo(ConstantTensor.vector(1, 4, 2, 5, 3, 6).reshaped(Shape.of(3, 2)));
    }

    private static TestNode node() {
        return TestNode.of(new Transpose()).input(1, 2, 3, 4);
    }
}
