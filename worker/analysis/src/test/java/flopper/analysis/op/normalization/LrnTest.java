package flopper.analysis.op.normalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class LrnTest {
    @Test
    void theFirstResponseNormalisationOfAlexNet() {
        TestNode node = TestNode.of(new Lrn()).input(1, 96, 55, 55).integer("size", 5);
        assertThat(node.shape()).containsExactly(1L, 96L, 55L, 55L);
        // Square, four additions over the window, alpha/size, bias, a power, a division.
        assertThat(node.cost()).isEqualTo(new Cost(0, 4 + 1, 1 + 1, 1, 0, 1).times(96L * 55 * 55));
    }

    @Test
    void aMissingSizeIsRefused() {
        assertThatThrownBy(() -> TestNode.of(new Lrn()).input(1, 96, 55, 55).infer())
                .isInstanceOf(ShapeException.class);
    }
}
