package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.normalization.SoftmaxFamily;

import org.junit.jupiter.api.Test;

class BiasSoftmaxTest {
    @Test
    void theBiasComesOnTop() {
        TestNode node =
                TestNode.of(new BiasSoftmax())
                        .input(2, 3, 4, 8)
                        .input(2, 1, 1, 8)
                        .integer("axis", 3);
        assertThat(node.shape()).containsExactly(2L, 3L, 4L, 8L);
        assertThat(node.cost())
                .isEqualTo(SoftmaxFamily.SOFTMAX.of(192, 24).plus(Cost.additions(192)));
    }
}
