package flopper.analysis.op.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class DequantizeLinearTest {
    @Test
    void theScaleGivesTheType() {
        TestNode node =
                node().input(TensorType.of(ElementType.FLOAT16))
                        .input(TensorType.of(ElementType.INT8));
        assertThat(node.type()).isEqualTo(TensorType.of(ElementType.FLOAT16, 2, 64));
        assertThat(node.cost()).isEqualTo(Requantization.back(128));
    }

    @Test
    void anAttributeOverrulesIt() {
        TestNode node = node().input(64).integer("output_dtype", 16);
        assertThat(node.type()).isEqualTo(TensorType.of(ElementType.BFLOAT16, 2, 64));
        assertThat(node.cost()).isEqualTo(Cost.multiplications(128));
    }

    @Test
    void scalesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> node().input(63).shape()).isInstanceOf(ShapeException.class);
    }

    private static TestNode node() {
        return TestNode.of(new DequantizeLinear()).input(TensorType.of(ElementType.INT8, 2, 64));
    }
}
