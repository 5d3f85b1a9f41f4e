package flopper.analysis.op.reshaping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class ReverseSequenceTest {
    @Test
    void theShapeStays() {
        assertThat(node(3).shape()).containsExactly(4L, 3L, 2L);
    }

    @Test
    void oneLengthABatchEntryIsNeeded() {
        assertThatThrownBy(() -> node(4).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("sequence_lens [4] does not fit axis 1 of [4, 3, 2]");
    }

    private static TestNode node(long lengths) {
        return TestNode.of(new ReverseSequence())
                .input(4, 3, 2)
                .input(TensorType.of(ElementType.INT64, lengths));
    }
}
