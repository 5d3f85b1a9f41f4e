package flopper.analysis.op.microsoft.quantized;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class MulIntegerTest {
    @Test
    void productsAreWhole() {
        TestNode node =
                TestNode.of(new MulInteger())
                        .input(TensorType.of(ElementType.UINT8, 2, 3))
                        .input(TensorType.of(ElementType.UINT8))
                        .input(TensorType.of(ElementType.UINT8, 3));
        assertThat(node.type()).isEqualTo(TensorType.of(ElementType.INT32, 2, 3));
        assertThat(node.cost()).isEqualTo(Cost.multiplications(6).plus(Cost.additions(6)));
    }
}
