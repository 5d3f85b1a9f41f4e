package flopper.analysis.op.cast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class BitCastTest {
    @Test
    void theWidthStays() {
        assertThat(bits(ElementType.INT32).type())
                .isEqualTo(TensorType.of(ElementType.INT32, 2, 3));
        assertThatThrownBy(() -> bits(ElementType.INT8).infer())
                .isInstanceOf(ShapeException.class)
                .hasMessage("FLOAT and INT8 differ in width");
    }

    private static TestNode bits(ElementType to) {
        return TestNode.of(new BitCast()).opset(26).input(2, 3).integer("to", to.code());
    }
}
