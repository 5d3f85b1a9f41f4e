package flopper.analysis.op.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.SequenceType;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import org.junit.jupiter.api.Test;

import java.util.List;

class SequenceAtTest {
    private static final TensorType SMALL = TensorType.of(ElementType.FLOAT, 2, 3);
    private static final TensorType LARGE = TensorType.of(ElementType.FLOAT, 4, 3);

    @Test
    void theElementAtThePositionComesOut() {
        TestNode node = node(SMALL, LARGE).scalar(-1);
        assertThat(node.type()).isEqualTo(LARGE);
        assertThat(new SequenceAt().bytesRead(node.resolved(), 0)).isEqualTo(4 * 3 * 4);
    }

    @Test
    void anUnknownPositionMattersOnlyAmongDifferentTypes() {
        TensorType scalar = TensorType.of(ElementType.INT64);
        assertThat(node(SMALL, SMALL).input(scalar).type()).isEqualTo(SMALL);
        assertThatThrownBy(() -> node(SMALL, LARGE).input(scalar).type())
                .isInstanceOf(UnresolvedException.class);
    }

    private static TestNode node(ValueType... elements) {
        return TestNode.of(new SequenceAt()).input(new SequenceType(List.of(elements)));
    }
}
