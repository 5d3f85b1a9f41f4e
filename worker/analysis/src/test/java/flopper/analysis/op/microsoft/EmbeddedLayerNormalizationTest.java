package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.normalization.LayerNormalization;
import flopper.analysis.op.quantization.Requantization;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class EmbeddedLayerNormalizationTest {
    private static final TensorType IDS = TensorType.of(ElementType.INT32, 2, 4);

    @Test
    void rowsAreAddedAndNormalised() {
        TestNode node =
                TestNode.of(EmbeddedLayerNormalization.FLOAT)
                        .input(IDS)
                        .input(IDS)
                        .weight(30522, 8)
                        .weight(512, 8)
                        .weight(2, 8)
                        .weight(8)
                        .weight(8);
        assertThat(node.shapes())
                .containsExactly(Shape.of(2, 4, 8), Shape.of(2), Shape.of(2, 4, 8));
        Cost normalised =
                TestNode.of(new LayerNormalization()).input(2, 4, 8).weight(8).weight(8).cost();
        assertThat(node.cost()).isEqualTo(normalised.plus(Cost.additions(2 * 64)));
    }

    @Test
    void quantizedRowsAreDequantizedFirst() {
        TensorType table = TensorType.of(ElementType.UINT8, 16, 8);
        TensorType vector = TensorType.of(ElementType.UINT8, 8);
        TestNode node =
                TestNode.of(EmbeddedLayerNormalization.QUANTIZED)
                        .input(IDS)
                        .absent()
                        .weight(table)
                        .weight(table)
                        .absent()
                        .weight(vector)
                        .weight(vector)
                        .absent()
                        .weight(TensorType.of(ElementType.FLOAT));
        Cost normalised =
                TestNode.of(new LayerNormalization()).input(2, 4, 8).weight(8).weight(8).cost();
        assertThat(node.type()).isEqualTo(TensorType.of(ElementType.FLOAT, 2, 4, 8));
        assertThat(node.cost())
                .isEqualTo(normalised.plus(Cost.additions(64)).plus(Requantization.back(2 * 64)));
    }
}
