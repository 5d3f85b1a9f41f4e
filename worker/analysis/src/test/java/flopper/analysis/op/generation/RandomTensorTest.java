package flopper.analysis.op.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class RandomTensorTest {
    @Test
    void shapeAndTypeComeFromAttributes() {
        TestNode node =
                TestNode.of(RandomTensor.RANDOM_NORMAL)
                        .integers("shape", 2, 3)
                        .integer("dtype", 11);
        assertThat(node.type()).isEqualTo(TensorType.of(ElementType.DOUBLE, 2, 3));
        assertThat(node.cost()).isEqualTo(Cost.multiplications(6).plus(Cost.additions(6)));
    }

    @Test
    void likeAnInputMeansItsShapeAndType() {
        TensorType half = TensorType.of(ElementType.FLOAT16, 4);
        assertThat(TestNode.of(RandomTensor.RANDOM_UNIFORM_LIKE).input(half).type())
                .isEqualTo(half);
    }

    @Test
    void anUnknownTypeIsRefused() {
        assertThatThrownBy(() ->
                        TestNode.of(RandomTensor.RANDOM_UNIFORM)
                                .integers("shape", 2)
                                .integer("dtype", 99)
                                .type())
                .isInstanceOf(ShapeException.class)
                .hasMessage("dtype names the unknown element type 99");
    }
}
