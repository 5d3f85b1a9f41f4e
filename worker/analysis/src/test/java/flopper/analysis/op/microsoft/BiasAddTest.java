package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class BiasAddTest {
    @Test
    void biasAndResidualAreAdded() {
        TestNode node = TestNode.of(new BiasAdd()).input(2, 3, 8).weight(8).input(2, 3, 8);
        assertThat(node.shape()).containsExactly(2L, 3L, 8L);
        assertThat(node.cost()).isEqualTo(Cost.additions(96));
    }

    @Test
    void aBiasThatDoesNotBroadcastIsRefused() {
        assertThatThrownBy(() ->
                        TestNode.of(new BiasAdd()).input(2, 3, 8).weight(7).input(2, 3, 8).shape())
                .isInstanceOf(ShapeException.class);
    }
}
