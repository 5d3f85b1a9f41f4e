package flopper.analysis.op.text;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class StringConcatTest {
    @Test
    void shapesBroadcast() {
        assertThat(
                        TestNode.of(new StringConcat())
                                .input(TensorType.of(ElementType.STRING, 2, 1))
                                .input(TensorType.of(ElementType.STRING, 3))
                                .type())
                .isEqualTo(TensorType.of(ElementType.STRING, 2, 3));
    }
}
