package flopper.analysis.op.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class QLinearMatMulTest {
    @Test
    void theOutputHasTheTypeOfItsZeroPoint() {
        TestNode node = node(4);
        assertThat(node.type()).isEqualTo(TensorType.of(ElementType.UINT8, 2, 3));
        assertThat(node.cost()).isEqualTo(Cost.multiplyAdds(24).plus(Requantization.of(6)));
    }

    @Test
    void innerSizesMustAgree() {
        assertThatThrownBy(() -> node(5).shape()).isInstanceOf(ShapeException.class);
    }

    private static TestNode node(long inner) {
        TensorType scale = TensorType.of(ElementType.FLOAT);
        TensorType zero = TensorType.of(ElementType.UINT8);
        return TestNode.of(new QLinearMatMul())
                .input(TensorType.of(ElementType.UINT8, 2, inner))
                .input(scale)
                .input(zero)
                .weight(TensorType.of(ElementType.UINT8, 4, 3))
                .input(scale)
                .input(zero)
                .input(scale)
                .input(zero);
    }
}
