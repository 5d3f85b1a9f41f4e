package flopper.analysis.op.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class MultinomialTest {
    @Test
    void everyRowGivesItsSamples() {
        TestNode node = TestNode.of(new Multinomial()).input(2, 10).integer("sample_size", 5);
        assertThat(node.type()).isEqualTo(TensorType.of(ElementType.INT32, 2, 5));
        assertThat(node.cost())
                .isEqualTo(
                        Cost.transcendentals(20)
                                .plus(Cost.additions(20))
                                .plus(Cost.comparisons(10 * 4)));
    }

    @Test
    void onlyAMatrixHasRows() {
        assertThatThrownBy(() -> TestNode.of(new Multinomial()).input(10).shape())
                .isInstanceOf(ShapeException.class);
    }
}
