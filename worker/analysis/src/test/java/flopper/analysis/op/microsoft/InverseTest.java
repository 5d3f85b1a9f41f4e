package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class InverseTest {
    @Test
    void everyMatrixIsEliminated() {
        TestNode node = TestNode.of(new Inverse()).input(2, 3, 3);
        assertThat(node.shape()).containsExactly(2L, 3L, 3L);
        assertThat(node.cost()).isEqualTo(new Cost(0, 27, 27, 3, 0, 0).times(2));
    }

    @Test
    void onlySquareMatricesHaveOne() {
        assertThatThrownBy(() -> TestNode.of(new Inverse()).input(2, 3, 4).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("the matrices of [2, 3, 4] are not square");
    }
}
