package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class FusedConvolutionTest {
    @Test
    void sumAndActivationComeOnTopOfTheConvolution() {
        TestNode node =
                TestNode.of(FusedConvolution.FUSED_CONV)
                        .input(1, 4, 8, 8)
                        .weight(6, 4, 3, 3)
                        .weight(6)
                        .input(1, 6, 8, 8)
                        .integers("pads", 1, 1, 1, 1)
                        .text("activation", "Relu");
        long outputs = 6 * 64;
        assertThat(node.shape()).containsExactly(1L, 6L, 8L, 8L);
        assertThat(node.cost()).isEqualTo(new Cost(36, 2, 0, 0, 1, 0).times(outputs));
    }

    @Test
    void channelsMayComeLast() {
        assertThat(
                        TestNode.of(FusedConvolution.NHWC_CONV)
                                .input(1, 8, 9, 4)
                                .weight(6, 4, 3, 3)
                                .shape())
                .containsExactly(1L, 6L, 7L, 6L);
    }

    @Test
    void channelsMustAgree() {
        assertThatThrownBy(() ->
                        TestNode.of(FusedConvolution.NHWC_FUSED_CONV)
                                .input(1, 4, 8, 9)
                                .weight(6, 4, 3, 3)
                                .shape())
                .isInstanceOf(ShapeException.class);
    }
}
