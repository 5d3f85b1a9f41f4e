package flopper.analysis.op.microsoft.quantized;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.op.TestNode;
import flopper.analysis.op.quantization.Requantization;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class GatherBlockQuantizedTest {
    @Test
    void rowsArePickedAndUnpacked() {
        GatherBlockQuantized operator = new GatherBlockQuantized();
        TestNode node =
                TestNode.of(operator)
                        .weight(TensorType.of(ElementType.UINT8, 8, 16))
                        .input(TensorType.of(ElementType.INT64, 1, 2))
                        .weight(TensorType.of(ElementType.FLOAT, 8, 2));
        assertThat(node.type()).isEqualTo(TensorType.of(ElementType.FLOAT, 1, 2, 32));
        assertThat(node.cost()).isEqualTo(Requantization.back(64));
        assertThat(operator.bytesRead(node.resolved(), 0)).isEqualTo(2 * 16);
        assertThat(operator.bytesRead(node.resolved(), 1)).isEqualTo(2 * 8);
        assertThat(operator.bytesRead(node.resolved(), 2)).isEqualTo(2 * 2 * 4);
    }
}
