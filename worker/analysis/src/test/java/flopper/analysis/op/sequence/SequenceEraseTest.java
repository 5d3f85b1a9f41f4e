package flopper.analysis.op.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.SequenceType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

import java.util.List;

class SequenceEraseTest {
    private static final TensorType SMALL = TensorType.of(ElementType.FLOAT, 2, 3);
    private static final TensorType LARGE = TensorType.of(ElementType.FLOAT, 4, 3);

    @Test
    void theElementAtThePositionGoes() {
        assertThat(node().type()).isEqualTo(new SequenceType(List.of(SMALL)));
        assertThat(node().scalar(-2).type()).isEqualTo(new SequenceType(List.of(LARGE)));
    }

    @Test
    void aPositionThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> node().scalar(2).type())
                .isInstanceOf(ShapeException.class)
                .hasMessage("position 2 is outside a sequence of 2");
        assertThatThrownBy(() -> TestNode.of(new SequenceErase()).input(SMALL).type())
                .hasMessage("input 0 is no sequence");
    }

    private static TestNode node() {
        return TestNode.of(new SequenceErase()).input(new SequenceType(List.of(SMALL, LARGE)));
    }
}
