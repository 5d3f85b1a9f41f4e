package flopper.analysis.op.elementwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class OperandsTest {
    private static TestNode old(long... right) {
        return TestNode.of(BinaryArithmetic.ADD)
                .opset(6)
                .input(2, 3, 4, 5)
                .input(right)
                .integer("broadcast", 1);
    }

    // The examples of ONNX operator Add, opset 1.
    @Test
    void oldOperandsAlignAtTheAxisGiven() {
        assertThat(old().shape()).containsExactly(2L, 3L, 4L, 5L);
        assertThat(old(1, 1).shape()).containsExactly(2L, 3L, 4L, 5L);
        assertThat(old(5).shape()).containsExactly(2L, 3L, 4L, 5L);
        assertThat(old(4, 5).shape()).containsExactly(2L, 3L, 4L, 5L);
        assertThat(old(3, 4).integer("axis", 1).shape()).containsExactly(2L, 3L, 4L, 5L);
        assertThat(old(2).integer("axis", 0).shape()).containsExactly(2L, 3L, 4L, 5L);
    }

    @Test
    void oldOperandsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> old(3, 4).shape()).isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> old(3, 4).integer("axis", 3).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("axis 3");
        assertThatThrownBy(() ->
                        TestNode.of(BinaryArithmetic.ADD).opset(6).input(2, 3).input(3).infer())
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("without broadcast");
    }

    @Test
    void newOperandsStretchBothWays() {
        assertThat(TestNode.of(BinaryArithmetic.ADD).input(3, 1).input(2, 1, 4).shape())
                .containsExactly(2L, 3L, 4L);
    }
}
