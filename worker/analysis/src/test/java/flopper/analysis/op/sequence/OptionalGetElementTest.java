package flopper.analysis.op.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.OptionalType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class OptionalGetElementTest {
    private static final TensorType TENSOR = TensorType.of(ElementType.FLOAT, 2);

    @Test
    void theHeldValueComesOut() {
        assertThat(
                        TestNode.of(new OptionalGetElement())
                                .input(new OptionalType(Optional.of(TENSOR)))
                                .type())
                .isEqualTo(TENSOR);
        assertThat(TestNode.of(new OptionalGetElement()).input(TENSOR).type()).isEqualTo(TENSOR);
    }

    @Test
    void anEmptyOptionalIsRefused() {
        assertThatThrownBy(() ->
                        TestNode.of(new OptionalGetElement())
                                .input(new OptionalType(Optional.empty()))
                                .type())
                .isInstanceOf(ShapeException.class)
                .hasMessage("the optional is empty");
    }
}
