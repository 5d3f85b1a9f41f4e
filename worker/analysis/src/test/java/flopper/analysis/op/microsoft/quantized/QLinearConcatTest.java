package flopper.analysis.op.microsoft.quantized;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.op.TestNode;
import flopper.analysis.op.quantization.Requantization;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class QLinearConcatTest {
    private static final TensorType SCALE = TensorType.of(ElementType.FLOAT);
    private static final TensorType ZERO = TensorType.of(ElementType.UINT8);

    @Test
    void partsComeAsTriples() {
        TestNode node =
                TestNode.of(new QLinearConcat())
                        .input(SCALE)
                        .input(ZERO)
                        .input(TensorType.of(ElementType.UINT8, 2, 3))
                        .input(SCALE)
                        .input(ZERO)
                        .input(TensorType.of(ElementType.UINT8, 2, 5))
                        .input(SCALE)
                        .input(ZERO)
                        .integer("axis", 1);
        assertThat(node.type()).isEqualTo(TensorType.of(ElementType.UINT8, 2, 8));
        assertThat(node.cost()).isEqualTo(Requantization.back(16).plus(Requantization.of(16)));
    }
}
