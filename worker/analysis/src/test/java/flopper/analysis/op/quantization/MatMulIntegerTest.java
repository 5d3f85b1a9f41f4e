package flopper.analysis.op.quantization;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class MatMulIntegerTest {
    @Test
    void accumulatorsAreWhole() {
        TestNode node =
                TestNode.of(new MatMulInteger())
                        .input(TensorType.of(ElementType.UINT8, 4, 3))
                        .weight(TensorType.of(ElementType.UINT8, 3, 2));
        assertThat(node.type()).isEqualTo(TensorType.of(ElementType.INT32, 4, 2));
        assertThat(node.cost()).isEqualTo(Cost.multiplyAdds(24));
    }
}
