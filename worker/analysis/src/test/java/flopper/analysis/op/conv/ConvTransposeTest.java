package flopper.analysis.op.conv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class ConvTransposeTest {
    @Test
    void everyInputElementMeetsTheWeightOfItsChannel() {
        TestNode upsampling =
                TestNode.of(new ConvTranspose())
                        .input(2, 8, 16, 16)
                        .weight(8, 16, 4, 4)
                        .weight(16)
                        .integers("strides", 2, 2)
                        .integers("pads", 1, 1, 1, 1);
        assertThat(upsampling.shape()).containsExactly(2L, 16L, 32L, 32L);
        // fvcore and PyTorch (halved) 1,048,576; ptflops' aten backend 1,081,344 with bias.
        assertThat(upsampling.cost())
                .isEqualTo(
                        Cost.multiplyAdds(2L * 8 * 16 * 16 * 16 * 4 * 4)
                                .plus(Cost.additions(1_081_344 - 1_048_576)));
        assertThat(upsampling.cost().multiplyAdds()).isEqualTo(1_048_576);
    }

    @Test
    void groupsDivideTheWork() {
        TestNode grouped =
                TestNode.of(new ConvTranspose())
                        .input(2, 8, 16, 16)
                        .weight(8, 4, 4, 4)
                        .integer("group", 4)
                        .integers("strides", 2, 2)
                        .integers("pads", 1, 1, 1, 1);
        assertThat(grouped.shape()).containsExactly(2L, 16L, 32L, 32L);
        // fvcore 262,144.
        assertThat(grouped.cost()).isEqualTo(Cost.multiplyAdds(262_144));
    }

    @Test
    void outputPaddingAddsToOneSide() {
        TestNode node =
                TestNode.of(new ConvTranspose())
                        .input(1, 1, 3, 3)
                        .weight(1, 2, 3, 3)
                        .integers("strides", 3, 2)
                        .integers("output_padding", 1, 1);
        // ONNX's own test convtranspose_output_shape, before its output_shape.
        assertThat(node.shape()).containsExactly(1L, 2L, 10L, 8L);
    }

    @Test
    void anOutputShapeWins() {
        TestNode node =
                TestNode.of(new ConvTranspose())
                        .input(1, 1, 3, 3)
                        .weight(1, 2, 3, 3)
                        .integers("strides", 3, 2)
                        .integers("output_shape", 10, 8);
        assertThat(node.shape()).containsExactly(1L, 2L, 10L, 8L);
        assertThat(node.opset(1).integers("output_shape", 1, 2, 11, 9).shape())
                .containsExactly(1L, 2L, 11L, 9L);
        assertThatThrownBy(() -> node.integers("output_shape", 10).infer())
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("output_shape [10]");
    }

    @Test
    void channelsThatDisagreeAreRefused() {
        TestNode node = TestNode.of(new ConvTranspose()).input(1, 4, 3, 3).weight(3, 2, 3, 3);
        assertThatThrownBy(node::infer).isInstanceOf(ShapeException.class);
    }
}
