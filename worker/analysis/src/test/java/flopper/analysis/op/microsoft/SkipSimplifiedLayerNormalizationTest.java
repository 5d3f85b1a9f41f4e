package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.normalization.RmsNormalization;
import flopper.analysis.tensor.Shape;

import org.junit.jupiter.api.Test;

class SkipSimplifiedLayerNormalizationTest {
    @Test
    void theSumIsNormalised() {
        TestNode node =
                TestNode.of(new SkipSimplifiedLayerNormalization())
                        .input(6, 8)
                        .input(6, 8)
                        .weight(8)
                        .weight(8);
        assertThat(node.shapes())
                .containsExactly(Shape.of(6, 8), Shape.of(6, 1), Shape.of(6, 1), Shape.of(6, 8));
        assertThat(node.cost())
                .isEqualTo(
                        TestNode.of(new RmsNormalization())
                                .input(6, 8)
                                .weight(8)
                                .cost()
                                .plus(Cost.additions(2 * 48)));
    }
}
