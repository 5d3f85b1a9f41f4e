package flopper.analysis.op.microsoft.quantized;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class ReduceSumIntegerTest {
    @Test
    void sumsAreWhole() {
        TestNode node =
                TestNode.of(new ReduceSumInteger())
                        .input(TensorType.of(ElementType.UINT8, 2, 3, 4))
                        .integers("axes", 1)
                        .integer("keepdims", 1);
        assertThat(node.type()).isEqualTo(TensorType.of(ElementType.INT32, 2, 1, 4));
        assertThat(node.cost()).isEqualTo(Cost.additions(16));
    }
}
