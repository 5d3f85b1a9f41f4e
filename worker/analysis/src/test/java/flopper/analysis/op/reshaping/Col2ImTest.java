package flopper.analysis.op.reshaping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class Col2ImTest {
    /** The sizes of ONNX's own test col2im. */
    @Test
    void columnsOfBlocksBecomeAnImage() {
        TestNode node = TestNode.of(new Col2Im()).input(1, 5, 5).vector(5, 5).vector(1, 5);
        assertThat(node.shape()).containsExactly(1L, 1L, 5L, 5L);
        assertThat(node.cost()).isEqualTo(Cost.additions(25));
    }

    @Test
    void theBlockMustDivideTheChannels() {
        assertThatThrownBy(() ->
                        TestNode.of(new Col2Im()).input(1, 5, 5).vector(5, 5).vector(2, 2).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("the input [1, 5, 5] is not [N, C·4, L]");
    }
}
