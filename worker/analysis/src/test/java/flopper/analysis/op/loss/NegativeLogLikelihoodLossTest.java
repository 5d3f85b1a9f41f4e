package flopper.analysis.op.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class NegativeLogLikelihoodLossTest {
    private static TestNode loss(String reduction) {
        return TestNode.of(new NegativeLogLikelihoodLoss())
                .input(3, 5, 2)
                .input(TensorType.of(ElementType.INT64, 3, 2))
                .text("reduction", reduction);
    }

    @Test
    void theReductionDecidesTheShape() {
        assertThat(loss("none").shape()).containsExactly(3L, 2L);
        assertThat(loss("sum").shape()).isEmpty();
        assertThat(loss("mean").shape()).isEmpty();
        assertThatThrownBy(() -> loss("median").infer()).isInstanceOf(ShapeException.class);
    }

    @Test
    void sixTargets() {
        assertThat(loss("none").cost()).isEqualTo(Cost.additions(6));
        assertThat(loss("sum").cost()).isEqualTo(Cost.additions(6 + 5));
        assertThat(loss("mean").cost()).isEqualTo(Cost.additions(6 + 5).plus(Cost.divisions(1)));
        assertThat(loss("mean").input(5).cost()).isEqualTo(new Cost(0, 6 + 5 + 5, 6, 1, 0, 0));
    }

    @Test
    void targetsThatDoNotFitAreRefused() {
        TestNode node = TestNode.of(new NegativeLogLikelihoodLoss()).input(3, 5, 2).input(3);
        assertThatThrownBy(node::infer).isInstanceOf(ShapeException.class);
    }
}
