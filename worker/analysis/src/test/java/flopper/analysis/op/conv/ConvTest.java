package flopper.analysis.op.conv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class ConvTest {
    @Test
    void theFirstLayerOfResNet50() {
        TestNode conv =
                TestNode.of(new Conv())
                        .input(1, 3, 224, 224)
                        .weight(64, 3, 7, 7)
                        .integers("strides", 2, 2)
                        .integers("pads", 3, 3, 3, 3);
        assertThat(conv.shape()).containsExactly(1L, 64L, 112L, 112L);
        // fvcore by module: conv1 of torchvision's resnet50, 118,013,952.
        assertThat(conv.cost()).isEqualTo(Cost.multiplyAdds(64L * 112 * 112 * 3 * 7 * 7));
        assertThat(conv.cost().multiplyAdds()).isEqualTo(118_013_952);
    }

    @Test
    void biasIsOneAdditionForEveryOutput() {
        TestNode conv =
                TestNode.of(new Conv())
                        .input(2, 8, 16, 16)
                        .weight(16, 8, 3, 3)
                        .weight(16)
                        .integers("pads", 1, 1, 1, 1);
        // fvcore 589,824 without bias, onnx-tool and ptflops' aten backend 598,016 with it.
        assertThat(conv.cost().multiplyAdds()).isEqualTo(589_824);
        assertThat(conv.cost().additions()).isEqualTo(598_016 - 589_824);
    }

    @Test
    void everyGroupSeesItsOwnChannels() {
        TestNode conv =
                TestNode.of(new Conv())
                        .input(2, 8, 16, 16)
                        .weight(16, 2, 3, 3)
                        .integer("group", 4)
                        .integers("pads", 1, 1, 1, 1);
        assertThat(conv.shape()).containsExactly(2L, 16L, 16L, 16L);
        // fvcore, thop and PyTorch (halved): 147,456.
        assertThat(conv.cost()).isEqualTo(Cost.multiplyAdds(147_456));
    }

    @Test
    void volumesAndSignalsHaveKernelsOfTheirOwnRank() {
        assertThat(TestNode.of(new Conv()).input(1, 3, 8, 16, 16).weight(4, 3, 3, 3, 3).shape())
                .containsExactly(1L, 4L, 6L, 14L, 14L);
        assertThat(TestNode.of(new Conv()).input(1, 2, 10).weight(4, 2, 3).shape())
                .containsExactly(1L, 4L, 8L);
    }

    @Test
    void sameUpperRoundsUp() {
        TestNode conv =
                TestNode.of(new Conv())
                        .input(1, 3, 225, 225)
                        .weight(8, 3, 3, 3)
                        .integers("strides", 2, 2)
                        .text("auto_pad", "SAME_UPPER");
        assertThat(conv.shape()).containsExactly(1L, 8L, 113L, 113L);
    }

    @Test
    void channelsThatDisagreeAreRefused() {
        assertThatThrownBy(
                        () -> TestNode.of(new Conv()).input(1, 4, 8, 8).weight(8, 3, 3, 3).infer())
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("[1, 4, 8, 8]")
                .hasMessageContaining("[8, 3, 3, 3]");
        assertThatThrownBy(() ->
                        TestNode.of(new Conv())
                                .input(1, 4, 8, 8)
                                .weight(3, 2, 3, 3)
                                .integer("group", 2)
                                .infer())
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("2 groups");
    }
}
