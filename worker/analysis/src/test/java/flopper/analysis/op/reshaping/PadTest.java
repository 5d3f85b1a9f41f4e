package flopper.analysis.op.reshaping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class PadTest {
    @Test
    void padsAreBeginningsThenEnds() {
        assertThat(node(1, 3, 4).vector(0, 1, 2, 0, 3, 4).shape()).containsExactly(1L, 7L, 10L);
        assertThat(node(2, 3).opset(2).integers("pads", 1, 0, 0, 0).shape())
                .containsExactly(3L, 3L);
        assertThat(node(2, 3).opset(1).integers("paddings", 1, 0, 0, 0).shape())
                .containsExactly(3L, 3L);
    }

    @Test
    void axesSelectWhatIsPadded() {
        assertThat(node(1, 3, 4).vector(1, 2).absent().vector(-1).shape())
                .containsExactly(1L, 3L, 7L);
    }

    @Test
    void negativePadsCrop() {
        assertThat(node(5).vector(-1, -2).shape()).containsExactly(2L);
        assertThatThrownBy(() -> node(5).vector(-3, -3).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("dimension 0 is negative: -1");
    }

    @Test
    void padsThatDoNotFitTheAxesAreRefused() {
        assertThatThrownBy(() -> node(5, 5).vector(1, 1).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("pads [1, 1] are not two for each of 2 axes");
    }

    @Test
    void knownValuesArePaddedWithTheConstant() {
        assertThat(TestNode.of(new Pad()).vector(1, 2, 3).vector(1, -1).scalar(9).folded())
                .isEqualTo(ConstantTensor.vector(9, 1, 2));
        assertThat(
                        TestNode.of(new Pad())
                                .vector(1, 2)
                                .vector(1, 0)
                                .text("mode", "edge")
                                .foldedAll())
                .isEmpty();
    }

    private static TestNode node(long... dims) {
        return TestNode.of(new Pad()).input(dims);
    }
}
