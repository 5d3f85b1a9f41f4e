package flopper.analysis.op.normalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class BatchNormalizationTest {
    private static TestNode norm(long channels) {
        return TestNode.of(new BatchNormalization())
                .input(2, 8, 16, 16)
                .weight(channels)
                .weight(channels)
                .weight(channels)
                .weight(channels);
    }

    @Test
    void anElementIsScaledAndShifted() {
        assertThat(norm(8).shape()).containsExactly(2L, 8L, 16L, 16L);
        // fvcore and DeepSpeed: 8,192 for this shape, two an element; the rest is per channel.
        assertThat(norm(8).cost())
                .isEqualTo(
                        Cost.multiplications(4096)
                                .plus(Cost.additions(4096))
                                .plus(new Cost(0, 2, 1, 1, 0, 1).times(8)));
        assertThat(norm(8).cost().flops()).isEqualTo(8_192 + 5 * 8);
    }

    @Test
    void trainingTakesTheBatchsOwnStatistics() {
        Cost training = norm(8).integer("training_mode", 1).cost();
        Cost inference = norm(8).cost();
        // Mean and variance of 512 elements a channel, then two running statistics.
        assertThat(training)
                .isEqualTo(
                        inference
                                .plus(Cost.additions(8 * (511 + 512 + 511 + 2)))
                                .plus(Cost.multiplications(8 * (512 + 4)))
                                .plus(Cost.divisions(8 * 2)));
    }

    @Test
    void outputsAndAttributesTellTrainingInOlderOpsets() {
        Cost inference = norm(8).cost();
        assertThat(norm(8).opset(9).cost()).isEqualTo(inference);
        assertThat(norm(8).opset(9).outputs(5).cost()).isNotEqualTo(inference);
        assertThat(norm(8).opset(6).cost()).isNotEqualTo(inference);
        assertThat(norm(8).opset(6).integer("is_test", 1).cost()).isEqualTo(inference);
    }

    @Test
    void runningStatisticsFollowTheOutput() {
        assertThat(norm(8).outputs(3).shapes())
                .containsExactly(Shape.of(2, 8, 16, 16), Shape.of(8), Shape.of(8));
        assertThat(norm(8).opset(9).infer()).hasSize(5);
    }

    @Test
    void withoutSpatialEveryElementOfASampleIsAChannel() {
        assertThat(norm(8L * 16 * 16).opset(7).integer("spatial", 0).shape())
                .containsExactly(2L, 8L, 16L, 16L);
    }

    @Test
    void parametersOfAnotherSizeAreRefused() {
        assertThatThrownBy(() -> norm(4).infer())
                .isInstanceOf(ShapeException.class)
                .hasMessage("parameter 1 is [4] for 8 channels");
    }
}
