package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;

import org.junit.jupiter.api.Test;

class ExperimentalTest {
    @Test
    void shapesStay() {
        TestNode node = TestNode.of(Experimental.IMAGE_SCALER).opset(1).input(1, 3, 4, 4);
        assertThat(node.shape()).containsExactly(1L, 3L, 4L, 4L);
        assertThat(node.cost()).isEqualTo(new Cost(0, 1, 1, 0, 0, 0).times(48));
    }
}
