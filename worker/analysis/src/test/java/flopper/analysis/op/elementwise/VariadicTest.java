package flopper.analysis.op.elementwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class VariadicTest {
    @Test
    void everyInputButTheFirstCosts() {
        TestNode sum = TestNode.of(Variadic.SUM).input(2, 3).input(3).input(2, 1);
        assertThat(sum.shape()).containsExactly(2L, 3L);
        assertThat(sum.cost()).isEqualTo(Cost.additions(2 * 6));
        assertThat(TestNode.of(Variadic.MAX).input(2, 3).cost()).isEqualTo(Cost.NONE);
    }

    @Test
    void knownValuesFold() {
        assertThat(folded(Variadic.MAX)).isEqualTo(ConstantTensor.vector(4, 5));
        assertThat(folded(Variadic.MIN)).isEqualTo(ConstantTensor.vector(1, 2));
        assertThat(folded(Variadic.SUM)).isEqualTo(ConstantTensor.vector(9, 9));
        assertThat(TestNode.of(Variadic.SUM).vector(1).input(1).foldedAll()).isEmpty();
    }

    @Test
    void noInputAtAllIsRefused() {
        assertThatThrownBy(() -> TestNode.of(Variadic.SUM).infer())
                .isInstanceOf(ShapeException.class);
    }

    private static ConstantTensor folded(Variadic operator) {
        return TestNode.of(operator).vector(1, 5).vector(4, 2).vector(4, 2).folded();
    }
}
