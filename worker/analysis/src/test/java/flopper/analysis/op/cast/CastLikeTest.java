package flopper.analysis.op.cast;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class CastLikeTest {
    @Test
    void theSecondInputGivesTheType() {
        TestNode node =
                TestNode.of(new CastLike()).input(2, 3).input(TensorType.of(ElementType.INT32, 1));
        assertThat(node.type()).isEqualTo(TensorType.of(ElementType.INT32, 2, 3));
    }

    @Test
    void theSecondInputIsNotRead() {
        TestNode node = TestNode.of(new CastLike()).input(2, 3).input(100, 100);
        assertThat(new CastLike().bytesRead(node.resolved(), 0)).isEqualTo(6 * 4);
        assertThat(new CastLike().bytesRead(node.resolved(), 1)).isZero();
    }

    @Test
    void knownValuesFold() {
        ConstantTensor reals = ConstantTensor.ofDoubles(ElementType.FLOAT, Shape.of(2), 1.5, -2.5);
        assertThat(TestNode.of(new CastLike()).constant(reals).vector(0).folded())
                .isEqualTo(ConstantTensor.vector(1, -2));
    }
}
