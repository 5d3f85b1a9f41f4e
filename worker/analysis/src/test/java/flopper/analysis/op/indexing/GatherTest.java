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

class GatherTest {
    @Test
    void theIndicesReplaceTheAxis() {
        assertThat(node(30522, 768).input(TensorType.of(ElementType.INT64, 2, 128)).shape())
                .containsExactly(2L, 128L, 768L);
        assertThat(
                        node(2, 3, 4)
                                .input(TensorType.of(ElementType.INT64))
                                .integer("axis", -2)
                                .shape())
                .containsExactly(2L, 4L);
    }

    @Test
    void knownValuesArePicked() {
        assertThat(TestNode.of(new Gather()).vector(1, 3, 224, 224).scalar(-1).folded().longAt(0))
                .isEqualTo(224);
        ConstantTensor matrix = ConstantTensor.vector(1, 2, 3, 4).reshaped(Shape.of(2, 2));
        assertThat(
                        TestNode.of(new Gather())
                                .constant(matrix)
                                .vector(1, 0, 1)
                                .integer("axis", 1)
                                .folded())
                .isEqualTo(ConstantTensor.vector(2, 1, 2, 4, 3, 4).reshaped(Shape.of(2, 3)));
    }

    @Test
    void aKnownIndexOutsideTheAxisIsRefused() {
        assertThatThrownBy(() -> TestNode.of(new Gather()).vector(1, 2).scalar(2).folded())
                .isInstanceOf(ShapeException.class)
                .hasMessage("index 2 is outside a dimension of 2");
    }

    private static TestNode node(long... dims) {
        return TestNode.of(new Gather()).input(dims);
    }
}
