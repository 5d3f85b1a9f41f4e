package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class UnfoldTensorTest {
    @Test
    void windowsGetAnAxisOfTheirOwn() {
        assertThat(
                        TestNode.of(new UnfoldTensor())
                                .input(2, 10)
                                .integer("dim", 1)
                                .integer("size", 3)
                                .integer("step", 2)
                                .shape())
                .containsExactly(2L, 4L, 3L);
    }

    @Test
    void aWindowWiderThanTheAxisIsRefused() {
        assertThatThrownBy(() ->
                        TestNode.of(new UnfoldTensor()).input(2, 10).integer("size", 11).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("no windows of 11 by 1 along axis 1 of [2, 10]");
    }
}
