package flopper.analysis.op.pooling;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;

import org.junit.jupiter.api.Test;

class AveragePoolTest {
    @Test
    void theTransitionOfDenseNet121() {
        TestNode pool =
                TestNode.of(new AveragePool())
                        .input(1, 128, 56, 56)
                        .integers("kernel_shape", 2, 2)
                        .integers("strides", 2, 2);
        assertThat(pool.shape()).containsExactly(1L, 128L, 28L, 28L);
        long outputs = 128 * 28 * 28;
        assertThat(pool.cost())
                .isEqualTo(Cost.additions(outputs * 3).plus(Cost.divisions(outputs)));
    }

    @Test
    void dilationWidensTheWindowNotTheWork() {
        TestNode pool =
                TestNode.of(new AveragePool())
                        .input(1, 1, 4, 4)
                        .integers("kernel_shape", 2, 2)
                        .integers("dilations", 2, 2);
        // ONNX's own test averagepool_2d_dilations.
        assertThat(pool.shape()).containsExactly(1L, 1L, 2L, 2L);
        assertThat(pool.cost()).isEqualTo(Cost.additions(4 * 3).plus(Cost.divisions(4)));
    }
}
