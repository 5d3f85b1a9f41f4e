package flopper.analysis.op.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.UnresolvedException;

import org.junit.jupiter.api.Test;

class RoiAlignTest {
    private static TestNode align() {
        return TestNode.of(new RoiAlign())
                .input(1, 256, 32, 32)
                .input(10, 4)
                .input(10)
                .integer("output_height", 7)
                .integer("output_width", 7);
    }

    @Test
    void everyBinAveragesItsSamples() {
        assertThat(align().shape()).containsExactly(10L, 256L, 7L, 7L);
        // Two by two samples of four corners each, then their mean.
        assertThat(align().integer("sampling_ratio", 2).cost())
                .isEqualTo(new Cost(0, 4 * 3 + 3, 4 * 4, 1, 0, 0).times(10L * 256 * 49));
        assertThat(align().integer("sampling_ratio", 2).text("mode", "max").cost())
                .isEqualTo(new Cost(0, 4 * 3, 4 * 4, 0, 3, 0).times(10L * 256 * 49));
    }

    @Test
    void adaptiveSamplingDependsOnTheRegions() {
        assertThatThrownBy(() -> align().cost()).isInstanceOf(UnresolvedException.class);
    }
}
