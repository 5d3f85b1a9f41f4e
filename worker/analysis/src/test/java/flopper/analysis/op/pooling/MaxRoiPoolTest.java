package flopper.analysis.op.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class MaxRoiPoolTest {
    @Test
    void theShapeIsKnownTheCostIsNot() {
        TestNode node =
                TestNode.of(new MaxRoiPool())
                        .input(1, 256, 32, 32)
                        .input(10, 5)
                        .integers("pooled_shape", 7, 7);
        assertThat(node.shape()).containsExactly(10L, 256L, 7L, 7L);
        assertThatThrownBy(node::cost)
                .isInstanceOf(UnresolvedException.class)
                .hasMessageContaining("regions (input 1)");
    }

    @Test
    void noRegionCostsNothing() {
        TestNode node =
                TestNode.of(new MaxRoiPool())
                        .input(1, 256, 32, 32)
                        .input(0, 5)
                        .integers("pooled_shape", 7, 7);
        assertThat(node.cost()).isEqualTo(Cost.NONE);
    }

    @Test
    void regionsOfAnotherWidthAreRefused() {
        TestNode node =
                TestNode.of(new MaxRoiPool())
                        .input(1, 256, 32, 32)
                        .input(10, 4)
                        .integers("pooled_shape", 7, 7);
        assertThatThrownBy(node::infer).isInstanceOf(ShapeException.class);
    }
}
