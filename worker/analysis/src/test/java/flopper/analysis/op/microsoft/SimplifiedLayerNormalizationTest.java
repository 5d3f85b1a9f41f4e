package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.op.normalization.RmsNormalization;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class SimplifiedLayerNormalizationTest {
    @Test
    void itIsRootMeanSquareNormalisationInTheDefaultDomain() {
        TestNode node =
                TestNode.of(new SimplifiedLayerNormalization()).opset(17).input(2, 3, 8).weight(8);
        assertThat(node.shapes()).containsExactly(Shape.of(2, 3, 8), Shape.of(2, 3, 1));
        assertThat(node.cost())
                .isEqualTo(
                        TestNode.of(new RmsNormalization())
                                .opset(23)
                                .input(2, 3, 8)
                                .weight(8)
                                .cost());
    }

    @Test
    void aScaleThatDoesNotBroadcastIsRefused() {
        assertThatThrownBy(() ->
                        TestNode.of(new SimplifiedLayerNormalization())
                                .input(2, 3, 8)
                                .weight(7)
                                .shapes())
                .isInstanceOf(ShapeException.class);
    }
}
