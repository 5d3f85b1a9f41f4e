package flopper.analysis.op.microsoft.quantized;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.quantization.Requantization;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class LayoutQLinearConvTest {
    private static final TensorType SCALE = TensorType.of(ElementType.FLOAT);
    private static final TensorType ZERO = TensorType.of(ElementType.UINT8);

    @Test
    void channelsMayComeLast() {
        TestNode node =
                TestNode.of(new LayoutQLinearConv())
                        .input(TensorType.of(ElementType.UINT8, 1, 9, 8, 4))
                        .input(SCALE)
                        .input(ZERO)
                        .weight(TensorType.of(ElementType.INT8, 6, 4, 3, 3))
                        .input(SCALE)
                        .input(ZERO)
                        .input(SCALE)
                        .input(ZERO)
                        .integer("channels_last", 1);
        long outputs = 7 * 6 * 6;
        assertThat(node.type()).isEqualTo(TensorType.of(ElementType.UINT8, 1, 7, 6, 6));
        assertThat(node.cost())
                .isEqualTo(Cost.multiplyAdds(36).times(outputs).plus(Requantization.of(outputs)));
    }
}
