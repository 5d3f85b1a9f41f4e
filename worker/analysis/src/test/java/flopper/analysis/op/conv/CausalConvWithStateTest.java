package flopper.analysis.op.conv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.activation.Activation;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class CausalConvWithStateTest {
    private static TestNode conv() {
        return TestNode.of(new CausalConvWithState())
                .opset(27)
                .input(2, 4, 10)
                .weight(4, 1, 3)
                .weight(4)
                .outputs(2);
    }

    @Test
    void theStateHoldsTheLastPositions() {
        assertThat(conv().shapes()).containsExactly(Shape.of(2, 4, 10), Shape.of(2, 4, 2));
    }

    @Test
    void everyChannelHasItsOwnKernel() {
        Cost plain = Cost.multiplyAdds(2 * 4 * 10 * 3).plus(Cost.additions(2 * 4 * 10));
        assertThat(conv().cost()).isEqualTo(plain);
        assertThat(conv().text("activation", "silu").cost())
                .isEqualTo(plain.plus(Activation.SWISH.perElement().times(2 * 4 * 10)));
    }

    @Test
    void weightsOfOtherChannelsAreRefused() {
        TestNode node = TestNode.of(new CausalConvWithState()).input(2, 4, 10).weight(5, 1, 3);
        assertThatThrownBy(node::infer).isInstanceOf(ShapeException.class);
    }
}
