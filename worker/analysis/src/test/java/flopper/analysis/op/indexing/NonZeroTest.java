package flopper.analysis.op.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.Shape;

import org.junit.jupiter.api.Test;

class NonZeroTest {
    @Test
    void knownValuesGiveCoordinates() {
        ConstantTensor matrix = ConstantTensor.vector(1, 0, 1, 1).reshaped(Shape.of(2, 2));
        assertThat(TestNode.of(new NonZero()).constant(matrix).folded())
                .isEqualTo(ConstantTensor.vector(0, 1, 1, 0, 0, 1).reshaped(Shape.of(2, 3)));
        assertThat(TestNode.of(new NonZero()).constant(matrix).cost())
                .isEqualTo(Cost.comparisons(4));
    }

    @Test
    void unknownValuesLeaveTheCountOpen() {
        assertThatThrownBy(() -> TestNode.of(new NonZero()).input(2, 2).shape())
                .isInstanceOf(UnresolvedException.class)
                .hasMessage("the number of non-zero elements (input 0) depends on data");
    }
}
