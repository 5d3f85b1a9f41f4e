package flopper.analysis.op.reshaping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class UnsqueezeTest {
    @Test
    void axesCountInTheResult() {
        assertThat(node(3, 4).vector(0, -1).shape()).containsExactly(1L, 3L, 4L, 1L);
        assertThat(node(0, 4).vector(2, 0).shape()).containsExactly(1L, 0L, 1L, 4L);
    }

    @Test
    void axesWereAnAttribute() {
        assertThat(node(3).opset(9).integers("axes", 0).shape()).containsExactly(1L, 3L);
    }

    @Test
    void anAxisNamedTwiceIsRefused() {
        assertThatThrownBy(() -> node(3).vector(0, -3).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("axes [0, -3] name axis 0 twice");
    }

    @Test
    void aKnownScalarBecomesAVector() {
        assertThat(TestNode.of(new Unsqueeze()).scalar(7).vector(0).folded())
                .isEqualTo(ConstantTensor.vector(7));
    }

    private static TestNode node(long... dims) {
        return TestNode.of(new Unsqueeze()).input(dims);
    }
}
