package flopper.analysis.op.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class EyeLikeTest {
    @Test
    void onesStandOnTheDiagonal() {
        TestNode node = TestNode.of(new EyeLike()).input(2, 3).integer("k", 1).integer("dtype", 7);
        assertThat(node.folded())
                .isEqualTo(ConstantTensor.vector(0, 1, 0, 0, 0, 1).reshaped(Shape.of(2, 3)));
    }

    @Test
    void onlyAMatrixHasADiagonal() {
        assertThatThrownBy(() -> TestNode.of(new EyeLike()).input(2).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("the input [2] is no matrix");
    }
}
