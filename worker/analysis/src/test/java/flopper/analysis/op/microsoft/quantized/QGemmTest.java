package flopper.analysis.op.microsoft.quantized;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.quantization.Requantization;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class QGemmTest {
    private static final TensorType SCALE = TensorType.of(ElementType.FLOAT);
    private static final TensorType ZERO = TensorType.of(ElementType.UINT8);

    @Test
    void theResultIsQuantizedOnlyIfAsked() {
        assertThat(node().type()).isEqualTo(TensorType.of(ElementType.FLOAT, 4, 6));
        assertThat(node().cost()).isEqualTo(new Cost(5, 0, 1, 0, 0, 0).times(24));
        TestNode quantized = node().absent().input(SCALE).input(ZERO);
        assertThat(quantized.type()).isEqualTo(TensorType.of(ElementType.UINT8, 4, 6));
        assertThat(quantized.cost())
                .isEqualTo(Cost.multiplyAdds(5 * 24).plus(Requantization.of(24)));
    }

    private static TestNode node() {
        return TestNode.of(new QGemm())
                .input(TensorType.of(ElementType.UINT8, 4, 5))
                .input(SCALE)
                .input(ZERO)
                .weight(TensorType.of(ElementType.INT8, 6, 5))
                .input(SCALE)
                .input(ZERO)
                .integer("transB", 1);
    }
}
