package flopper.analysis.op.quantization;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class ConvIntegerTest {
    @Test
    void accumulatorsAreWhole() {
        TestNode node =
                TestNode.of(new ConvInteger())
                        .input(TensorType.of(ElementType.UINT8, 1, 1, 3, 3))
                        .weight(TensorType.of(ElementType.UINT8, 1, 1, 2, 2))
                        .input(TensorType.of(ElementType.UINT8));
        assertThat(node.type()).isEqualTo(TensorType.of(ElementType.INT32, 1, 1, 2, 2));
        assertThat(node.cost()).isEqualTo(Cost.multiplyAdds(16));
    }
}
