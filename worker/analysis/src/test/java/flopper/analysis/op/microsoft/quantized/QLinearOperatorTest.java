package flopper.analysis.op.microsoft.quantized;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.normalization.SoftmaxFamily;
import flopper.analysis.op.quantization.Requantization;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class QLinearOperatorTest {
    private static final TensorType SCALE = TensorType.of(ElementType.FLOAT);
    private static final TensorType ZERO = TensorType.of(ElementType.UINT8);

    @Test
    void operandsAreDequantizedAndTheResultRequantized() {
        TestNode node =
                quantized(quantized(TestNode.of(QLinearOperator.ADD), 2, 3), 3)
                        .input(SCALE)
                        .input(ZERO);
        assertThat(node.type()).isEqualTo(TensorType.of(ElementType.UINT8, 2, 3));
        assertThat(node.cost())
                .isEqualTo(
                        Cost.additions(6).plus(Requantization.back(9)).plus(Requantization.of(6)));
    }

    @Test
    void channelsMayComeLast() {
        TestNode node =
                quantized(TestNode.of(QLinearOperator.AVERAGE_POOL), 1, 8, 9, 4)
                        .integers("kernel_shape", 2, 2)
                        .integer("channels_last", 1);
        assertThat(node.shape()).containsExactly(1L, 7L, 8L, 4L);
    }

    @Test
    void softmaxTellsWhichOpsetItFollows() {
        TestNode node = quantized(TestNode.of(QLinearOperator.SOFTMAX), 2, 3, 4).integer("axis", 1);
        Cost around = Requantization.back(24).plus(Requantization.of(24));
        assertThat(node.integer("opset", 12).cost())
                .isEqualTo(SoftmaxFamily.SOFTMAX.of(24, 2).plus(around));
        assertThat(node.integer("opset", 13).cost())
                .isEqualTo(SoftmaxFamily.SOFTMAX.of(24, 8).plus(around));
    }

    @Test
    void theConditionOfASelectionIsNotQuantized() {
        TestNode node =
                quantized(
                        quantized(
                                TestNode.of(QLinearOperator.WHERE)
                                        .input(TensorType.of(ElementType.BOOL, 2, 3)),
                                2,
                                3),
                        3);
        assertThat(node.type()).isEqualTo(TensorType.of(ElementType.UINT8, 2, 3));
        assertThat(node.cost())
                .isEqualTo(
                        Cost.comparisons(6)
                                .plus(Requantization.back(9))
                                .plus(Requantization.of(6)));
    }

    @Test
    void operandsMustFit() {
        assertThatThrownBy(() ->
                        quantized(quantized(TestNode.of(QLinearOperator.MUL), 2, 3), 4).shape())
                .isInstanceOf(ShapeException.class);
    }

    /** A tensor with its scale and zero point. */
    private static TestNode quantized(TestNode node, long... dims) {
        return node.input(TensorType.of(ElementType.UINT8, dims)).input(SCALE).input(ZERO);
    }
}
