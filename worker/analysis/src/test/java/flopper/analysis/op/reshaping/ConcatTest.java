package flopper.analysis.op.reshaping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class ConcatTest {
    @Test
    void sizesAlongTheAxisAddUp() {
        assertThat(node().input(1, 64, 7).input(1, 32, 7).integer("axis", 1).shape())
                .containsExactly(1L, 96L, 7L);
        assertThat(node().input(1, 64, 7).input(1, 64, 1).integer("axis", -1).shape())
                .containsExactly(1L, 64L, 8L);
    }

    @Test
    void theAxisHadADefault() {
        assertThat(node().opset(1).input(2, 3).input(2, 4).shape()).containsExactly(2L, 7L);
        assertThatThrownBy(() -> node().input(2, 3).shape()).hasMessage("Concat has no axis");
    }

    @Test
    void otherDimensionsMustAgree() {
        assertThatThrownBy(() -> node().input(1, 64, 7).input(1, 32, 8).integer("axis", 1).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("input 1 [1, 32, 8] cannot be joined to [1, 64, 7] along axis 1");
    }

    @Test
    void knownValuesJoinAlongAnyAxis() {
        ConstantTensor left = ConstantTensor.vector(1, 2, 5, 6).reshaped(Shape.of(2, 2));
        ConstantTensor right = ConstantTensor.vector(3, 7).reshaped(Shape.of(2, 1));
        assertThat(node().constant(left).constant(right).integer("axis", 1).folded())
                .isEqualTo(ConstantTensor.vector(1, 2, 3, 5, 6, 7).reshaped(Shape.of(2, 3)));
        assertThat(
                        node().vector(1)
                                .input(TensorType.of(ElementType.INT64, 1))
                                .integer("axis", 0)
                                .foldedAll())
                .isEmpty();
    }

    private static TestNode node() {
        return TestNode.of(new Concat());
    }
}
