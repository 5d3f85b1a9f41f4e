package flopper.analysis.op.generation;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class BernoulliTest {
    @Test
    void theShapeStaysAndTheTypeMayChange() {
        TestNode node = TestNode.of(new Bernoulli()).input(2, 3).integer("dtype", 9);
        assertThat(node.type()).isEqualTo(TensorType.of(ElementType.BOOL, 2, 3));
        assertThat(node.cost()).isEqualTo(Cost.comparisons(6));
    }
}
