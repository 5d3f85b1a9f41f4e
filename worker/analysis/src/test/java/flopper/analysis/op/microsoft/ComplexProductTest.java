package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class ComplexProductTest {
    @Test
    void aComplexProductTakesSixOperations() {
        TestNode node = TestNode.of(ComplexProduct.COMPLEX_MUL_CONJ).input(4, 2).input(2);
        assertThat(node.shape()).containsExactly(4L, 2L);
        assertThat(node.cost()).isEqualTo(new Cost(0, 2, 4, 0, 0, 0).times(4));
    }

    @Test
    void thePartsLieAlongTheLastAxis() {
        assertThatThrownBy(
                        () -> TestNode.of(ComplexProduct.COMPLEX_MUL).input(4, 3).input(3).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("the last axis of [4, 3] is not 2");
    }
}
