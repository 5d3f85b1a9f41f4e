package flopper.analysis.op.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class StftTest {
    @Test
    void everyFrameIsWindowedAndTransformed() {
        // ONNX's own test stft_with_window: frames of 16 every 8 in a signal of 128.
        TestNode stft = TestNode.of(new Stft()).input(1, 128, 1).scalar(8).input(16);
        assertThat(stft.shape()).containsExactly(1L, 15L, 9L, 2L);
        assertThat(stft.cost())
                .isEqualTo(
                        new Cost(0, 6, 4, 0, 0, 0)
                                .times(4 * 4)
                                .plus(Cost.multiplications(16))
                                .times(15));
    }

    @Test
    void theFrameLengthMayReplaceTheWindow() {
        assertThat(
                        TestNode.of(new Stft())
                                .input(2, 128, 2)
                                .scalar(8)
                                .absent()
                                .scalar(16)
                                .integer("onesided", 0)
                                .shape())
                .containsExactly(2L, 15L, 16L, 2L);
        assertThat(TestNode.of(new Stft()).input(1, 128, 1).scalar(8).shape())
                .containsExactly(1L, 1L, 65L, 2L);
    }

    @Test
    void aFrameLongerThanTheSignalIsRefused() {
        assertThatThrownBy(() -> TestNode.of(new Stft()).input(1, 8, 1).scalar(8).input(16).infer())
                .isInstanceOf(ShapeException.class);
    }
}
