package flopper.analysis.op.microsoft.quantized;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.quantization.DynamicQuantizeLinear;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class IntegerMatrixProductTest {
    private static final TensorType SCALE = TensorType.of(ElementType.FLOAT);
    private static final TensorType LEFT = TensorType.of(ElementType.UINT8, 2, 4, 5);
    private static final TensorType RIGHT = TensorType.of(ElementType.UINT8, 5, 6);

    @Test
    void accumulatorsAreScaledToRealNumbers() {
        TestNode node =
                TestNode.of(IntegerMatrixProduct.TO_FLOAT)
                        .input(LEFT)
                        .weight(RIGHT)
                        .input(SCALE)
                        .input(SCALE)
                        .absent()
                        .absent()
                        .weight(6);
        assertThat(node.type()).isEqualTo(TensorType.of(ElementType.FLOAT, 2, 4, 6));
        assertThat(node.cost()).isEqualTo(new Cost(5, 1, 1, 0, 0, 0).times(48));
    }

    @Test
    void theLeftSideMayBeQuantizedFirst() {
        TestNode node =
                TestNode.of(IntegerMatrixProduct.DYNAMIC).input(2, 4, 5).weight(RIGHT).input(SCALE);
        assertThat(node.type()).isEqualTo(TensorType.of(ElementType.FLOAT, 2, 4, 6));
        assertThat(node.cost())
                .isEqualTo(new Cost(5, 0, 1, 0, 0, 0).times(48).plus(DynamicQuantizeLinear.of(40)));
    }

    @Test
    void sixteenBitsStayWhole() {
        TensorType square = TensorType.of(ElementType.INT16, 4, 4);
        TestNode node = TestNode.of(IntegerMatrixProduct.INTEGER16).input(square).input(square);
        assertThat(node.type()).isEqualTo(TensorType.of(ElementType.INT32, 4, 4));
        assertThat(node.cost()).isEqualTo(Cost.multiplyAdds(64));
    }
}
