package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class IsAllFiniteTest {
    @Test
    void everyElementIsLookedAt() {
        TestNode node = TestNode.of(new IsAllFinite()).input(3).input(4, 2);
        assertThat(node.type()).isEqualTo(TensorType.of(ElementType.BOOL));
        assertThat(node.cost()).isEqualTo(Cost.comparisons(11));
    }
}
