package flopper.analysis.op.signal;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;

import org.junit.jupiter.api.Test;

class MelWeightMatrixTest {
    @Test
    void onesidedSpectrumByMelBins() {
        // ONNX's own test melweightmatrix: 8 bins of a transform of 16.
        TestNode node =
                TestNode.of(new MelWeightMatrix())
                        .scalar(8)
                        .scalar(16)
                        .scalar(8192)
                        .input()
                        .input();
        assertThat(node.shape()).containsExactly(9L, 8L);
        assertThat(node.cost())
                .isEqualTo(
                        new Cost(0, 1, 2, 2, 1, 1)
                                .times(10)
                                .plus(new Cost(0, 1, 0, 1, 2, 0).times(72)));
    }
}
