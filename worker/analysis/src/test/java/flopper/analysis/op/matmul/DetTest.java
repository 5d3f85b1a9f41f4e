package flopper.analysis.op.matmul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class DetTest {
    @Test
    void threeByThreeByElimination() {
        TestNode node = TestNode.of(new Det()).input(2, 3, 3);
        assertThat(node.shape()).containsExactly(2L);
        // Two rows lose their first element (2 divisions, 4 updates), one its second (1 and 1);
        // then the diagonal's two products.
        assertThat(node.cost()).isEqualTo(new Cost(0, 5, 5 + 2, 3, 0, 0).times(2));
    }

    @Test
    void matricesThatAreNotSquareAreRefused() {
        assertThatThrownBy(() -> TestNode.of(new Det()).input(2, 3).infer())
                .isInstanceOf(ShapeException.class);
    }
}
