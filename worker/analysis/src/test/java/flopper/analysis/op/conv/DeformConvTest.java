package flopper.analysis.op.conv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class DeformConvTest {
    @Test
    void tapsAreInterpolatedAndMasked() {
        TestNode node =
                TestNode.of(new DeformConv())
                        .input(1, 3, 8, 8)
                        .weight(5, 3, 2, 2)
                        .input(1, 2 * 2 * 2, 7, 7)
                        .weight(5)
                        .input(1, 2 * 2, 7, 7);
        assertThat(node.shape()).containsExactly(1L, 5L, 7L, 7L);
        long outputs = 5 * 7 * 7;
        long positions = 7 * 7 * 2 * 2;
        long samples = 3 * positions;
        assertThat(node.cost())
                .isEqualTo(
                        Cost.multiplyAdds(outputs * 3 * 2 * 2)
                                .plus(Cost.multiplications(samples * 5))
                                .plus(Cost.additions(samples * 3 + positions * 2 + outputs)));
    }

    @Test
    void offsetsOfAnotherSizeAreRefused() {
        TestNode node =
                TestNode.of(new DeformConv())
                        .input(1, 3, 8, 8)
                        .weight(5, 3, 2, 2)
                        .input(1, 8, 6, 6);
        assertThatThrownBy(node::infer)
                .isInstanceOf(ShapeException.class)
                .hasMessage("offset is [1, 8, 6, 6], not [1, 8, 7, 7]");
    }
}
