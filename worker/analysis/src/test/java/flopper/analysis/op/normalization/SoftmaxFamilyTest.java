package flopper.analysis.op.normalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class SoftmaxFamilyTest {
    @Test
    void softmaxOfTwentyRows() {
        TestNode node = TestNode.of(SoftmaxFamily.SOFTMAX).input(2, 10, 64);
        assertThat(node.shape()).containsExactly(2L, 10L, 64L);
        long n = 2 * 10 * 64;
        // thop counts rows·(3n − 1) = 3,820: exponentials, additions and divisions without the
        // maximum and its subtraction.
        Cost withoutMaximum =
                Cost.transcendentals(n).plus(Cost.additions(n - 20)).plus(Cost.divisions(n));
        assertThat(withoutMaximum.flops()).isEqualTo(3_820);
        assertThat(node.cost())
                .isEqualTo(withoutMaximum.plus(Cost.comparisons(n - 20)).plus(Cost.additions(n)));
    }

    @Test
    void theOtherTwoHaveFormulasOfTheirOwn() {
        assertThat(TestNode.of(SoftmaxFamily.LOG_SOFTMAX).input(2, 5).cost())
                .isEqualTo(new Cost(0, 10 + 8 + 10, 0, 0, 8, 10 + 2));
        assertThat(TestNode.of(SoftmaxFamily.HARDMAX).input(2, 5).cost())
                .isEqualTo(Cost.comparisons(8));
    }

    @Test
    void aRowUsedToRunOverAllAxesFromTheGivenOne() {
        TestNode node = TestNode.of(SoftmaxFamily.HARDMAX).opset(11).input(2, 3, 4);
        assertThat(node.cost()).isEqualTo(Cost.comparisons(24 - 2));
        assertThat(node.integer("axis", 0).cost()).isEqualTo(Cost.comparisons(24 - 1));
        assertThat(node.opset(13).integer("axis", 1).cost()).isEqualTo(Cost.comparisons(24 - 8));
    }

    @Test
    void emptyRowsCostNothing() {
        assertThat(TestNode.of(SoftmaxFamily.SOFTMAX).input(2, 0).cost()).isEqualTo(Cost.NONE);
    }

    @Test
    void anAxisOutsideTheRankIsRefused() {
        assertThatThrownBy(() ->
                        TestNode.of(SoftmaxFamily.SOFTMAX).input(2, 3).integer("axis", 2).infer())
                .isInstanceOf(ShapeException.class);
    }
}
