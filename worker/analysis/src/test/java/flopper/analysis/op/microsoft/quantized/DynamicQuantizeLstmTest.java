package flopper.analysis.op.microsoft.quantized;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.quantization.DynamicQuantizeLinear;
import flopper.analysis.op.recurrent.Lstm;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class DynamicQuantizeLstmTest {
    @Test
    void weightsAreTransposed() {
        TestNode node = node(3);
        assertThat(node.shapes())
                .containsExactly(Shape.of(5, 1, 2, 4), Shape.of(1, 2, 4), Shape.of(1, 2, 4));
        Cost lstm =
                TestNode.of(new Lstm())
                        .input(5, 2, 3)
                        .weight(1, 16, 3)
                        .weight(1, 16, 4)
                        .integer("hidden_size", 4)
                        .cost();
        assertThat(node.cost())
                .isEqualTo(
                        lstm.plus(DynamicQuantizeLinear.of(30))
                                .plus(DynamicQuantizeLinear.of(40))
                                .plus(Cost.multiplications(8 * 40)));
    }

    @Test
    void weightsMustFitTheInput() {
        assertThatThrownBy(() -> node(2).shapes()).isInstanceOf(ShapeException.class);
    }

    private static TestNode node(long width) {
        return TestNode.of(new DynamicQuantizeLstm())
                .input(5, 2, width)
                .weight(TensorType.of(ElementType.UINT8, 1, 3, 16))
                .weight(TensorType.of(ElementType.UINT8, 1, 4, 16))
                .integer("hidden_size", 4);
    }
}
