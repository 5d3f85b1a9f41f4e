package flopper.analysis.op.quantization;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class DynamicQuantizeLinearTest {
    @Test
    void scaleAndZeroPointAreScalars() {
        TestNode node = TestNode.of(new DynamicQuantizeLinear()).input(2, 3);
        assertThat(node.infer())
                .containsExactly(
                        TensorType.of(ElementType.UINT8, 2, 3),
                        TensorType.of(ElementType.FLOAT),
                        TensorType.of(ElementType.UINT8));
        assertThat(node.cost()).isEqualTo(new Cost(0, 1, 0, 1, 4, 0).times(6));
    }
}
