package flopper.analysis.op.reduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReductionTest {
    @Test
    void axesAreAnAttributeOrAnInput() {
        assertThat(sum().opset(11).integers("axes", 1, -1).shape()).containsExactly(2L, 1L, 1L);
        assertThat(sum().vector(1).shape()).containsExactly(2L, 1L, 4L);
        assertThat(sum().vector(1).integer("keepdims", 0).shape()).containsExactly(2L, 4L);
    }

    @Test
    void noAxesMeanAllUnlessTheNodeSaysNone() {
        assertThat(sum().shape()).containsExactly(1L, 1L, 1L);
        assertThat(sum().integer("keepdims", 0).shape()).isEmpty();
        assertThat(sum().vector().integer("noop_with_empty_axes", 1).shape())
                .containsExactly(2L, 3L, 4L);
        assertThat(sum().integer("noop_with_empty_axes", 1).cost()).isEqualTo(Cost.NONE);
    }

    @Test
    void combiningSixElementsTakesFiveOperations() {
        assertThat(sum().vector(0, 1).cost()).isEqualTo(Cost.additions(24 - 4));
        assertThat(TestNode.of(Reduction.MAX).input(2, 3).cost()).isEqualTo(Cost.comparisons(5));
        assertThat(TestNode.of(Reduction.PRODUCT).input(2, 3).cost())
                .isEqualTo(Cost.multiplications(5));
        assertThat(TestNode.of(Reduction.SUM).input(0, 3).vector(0).cost()).isEqualTo(Cost.NONE);
    }

    @ParameterizedTest
    @CsvSource({"MAX, 5, 6", "MIN, 1, 2", "PRODUCT, 15, 48", "SUM, 9, 12"})
    void knownValuesFold(Reduction operator, long first, long second) {
        ConstantTensor input = ConstantTensor.vector(1, 2, 3, 4, 5, 6).reshaped(Shape.of(3, 2));
        assertThat(TestNode.of(operator).constant(input).vector(0).folded())
                .isEqualTo(ConstantTensor.vector(first, second).reshaped(Shape.of(1, 2)));
    }

    @Test
    void theProductOfNoDimensionIsOne() {
        assertThat(
                        TestNode.of(Reduction.PRODUCT)
                                .vector()
                                .integer("keepdims", 0)
                                .folded()
                                .longAt(0))
                .isEqualTo(1);
    }

    @Test
    void axesThatOnlyARunGivesAreUnresolved() {
        assertThatThrownBy(() -> sum().input(TensorType.of(ElementType.INT64, 1)).shape())
                .isInstanceOf(UnresolvedException.class)
                .hasMessage("axes (input 1) depends on data");
    }

    @Test
    void anAxisOutsideTheRankIsRefused() {
        assertThatThrownBy(() -> sum().vector(3).shape()).isInstanceOf(ShapeException.class);
    }

    private static TestNode sum() {
        return TestNode.of(Reduction.SUM).input(2, 3, 4);
    }
}
