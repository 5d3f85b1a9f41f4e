package flopper.analysis.op.normalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class InstanceNormalizationTest {
    @Test
    void everyChannelOfEverySampleIsAGroup() {
        TestNode node =
                TestNode.of(new InstanceNormalization()).input(2, 8, 16, 16).weight(8).weight(8);
        assertThat(node.shape()).containsExactly(2L, 8L, 16L, 16L);
        assertThat(node.cost())
                .isEqualTo(Moments.standardized(4096, 16).plus(Moments.affine(4096, true)));
    }

    @Test
    void parametersOfAnotherSizeAreRefused() {
        TestNode node =
                TestNode.of(new InstanceNormalization()).input(2, 8, 16, 16).weight(4).weight(4);
        assertThatThrownBy(node::infer).isInstanceOf(ShapeException.class);
    }
}
