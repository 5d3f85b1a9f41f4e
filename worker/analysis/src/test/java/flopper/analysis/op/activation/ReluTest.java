package flopper.analysis.op.activation;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;

import org.junit.jupiter.api.Test;

class ReluTest {
    @Test
    void aRectifierComparesOnce() {
        TestNode relu = TestNode.of(new Relu()).input(1, 64, 112, 112);
        assertThat(relu.shape()).containsExactly(1L, 64L, 112L, 112L);
        assertThat(relu.cost()).isEqualTo(Cost.comparisons(64L * 112 * 112));
    }

    @Test
    void knownValuesFold() {
        assertThat(TestNode.of(new Relu()).vector(-3, 4).folded())
                .isEqualTo(ConstantTensor.vector(0, 4));
        ConstantTensor reals = ConstantTensor.ofDoubles(ElementType.FLOAT, Shape.of(2), -1.5, 2);
        assertThat(TestNode.of(new Relu()).constant(reals).folded().toDoubles())
                .containsExactly(0, 2);
        assertThat(TestNode.of(new Relu()).input(2).foldedAll()).isEmpty();
    }
}
