package flopper.analysis.op.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.SequenceType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

import java.util.List;

class SequenceInsertTest {
    private static final TensorType SMALL = TensorType.of(ElementType.FLOAT, 2, 3);
    private static final TensorType LARGE = TensorType.of(ElementType.FLOAT, 4, 3);

    @Test
    void theTensorGoesToItsPosition() {
        assertThat(node().type()).isEqualTo(new SequenceType(List.of(SMALL, SMALL, LARGE)));
        assertThat(node().scalar(0).type())
                .isEqualTo(new SequenceType(List.of(LARGE, SMALL, SMALL)));
        assertThat(node().scalar(2).type())
                .isEqualTo(new SequenceType(List.of(SMALL, SMALL, LARGE)));
        assertThat(node().scalar(-1).type())
                .isEqualTo(new SequenceType(List.of(SMALL, LARGE, SMALL)));
    }

    @Test
    void aPositionThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> node().scalar(3).type())
                .isInstanceOf(ShapeException.class)
                .hasMessage("position 3 is outside a sequence of 2");
    }

    @Test
    void anUnknownPositionMattersOnlyAmongDifferentTypes() {
        TensorType scalar = TensorType.of(ElementType.INT64);
        assertThatThrownBy(() -> node().input(scalar).type())
                .isInstanceOf(UnresolvedException.class);
        assertThat(
                        TestNode.of(new SequenceInsert())
                                .input(new SequenceType(List.of(SMALL)))
                                .input(SMALL)
                                .input(scalar)
                                .type())
                .isEqualTo(new SequenceType(List.of(SMALL, SMALL)));
    }

    private static TestNode node() {
        return TestNode.of(new SequenceInsert())
                .input(new SequenceType(List.of(SMALL, SMALL)))
                .input(LARGE);
    }
}
