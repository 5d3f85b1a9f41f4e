package flopper.analysis.op.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class QLinearConvTest {
    private static final TensorType SCALE = TensorType.of(ElementType.FLOAT);

    /** The sizes of ResNet's first layer. */
    @Test
    void theOutputHasTheTypeOfItsZeroPoint() {
        TestNode node = node(3).input(TensorType.of(ElementType.INT32, 64));
        assertThat(node.type()).isEqualTo(TensorType.of(ElementType.INT8, 1, 64, 112, 112));
        long outputs = 64 * 112 * 112;
        assertThat(node.cost())
                .isEqualTo(
                        Cost.multiplyAdds(118_013_952)
                                .plus(Cost.additions(outputs))
                                .plus(Requantization.of(outputs)));
    }

    @Test
    void channelsMustAgree() {
        assertThatThrownBy(() -> node(4).shape()).isInstanceOf(ShapeException.class);
    }

    private static TestNode node(long channels) {
        return TestNode.of(new QLinearConv())
                .input(TensorType.of(ElementType.UINT8, 1, channels, 224, 224))
                .input(SCALE)
                .input(TensorType.of(ElementType.UINT8))
                .weight(TensorType.of(ElementType.INT8, 64, 3, 7, 7))
                .input(SCALE)
                .input(TensorType.of(ElementType.INT8))
                .input(SCALE)
                .input(TensorType.of(ElementType.INT8))
                .integers("strides", 2, 2)
                .integers("pads", 3, 3, 3, 3);
    }
}
