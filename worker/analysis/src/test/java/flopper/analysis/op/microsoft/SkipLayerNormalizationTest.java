package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.normalization.LayerNormalization;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class SkipLayerNormalizationTest {
    @Test
    void theSumIsNormalised() {
        TestNode node = node().input(4, 8).weight(8).weight(8).weight(8);
        assertThat(node.shapes())
                .containsExactly(
                        Shape.of(2, 4, 8), Shape.of(2, 4, 1), Shape.of(2, 4, 1), Shape.of(2, 4, 8));
        Cost normalised =
                TestNode.of(new LayerNormalization()).input(2, 4, 8).weight(8).weight(8).cost();
        assertThat(node.cost()).isEqualTo(normalised.plus(Cost.additions(2 * 64)));
    }

    @Test
    void aSkipThatDoesNotBroadcastIsRefused() {
        assertThatThrownBy(() -> node().input(5, 8).weight(8).shapes())
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("[5, 8]");
    }

    private static TestNode node() {
        return TestNode.of(new SkipLayerNormalization()).input(2, 4, 8);
    }
}
