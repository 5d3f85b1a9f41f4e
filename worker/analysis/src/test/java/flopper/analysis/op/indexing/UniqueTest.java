package flopper.analysis.op.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.Shape;

import org.junit.jupiter.api.Test;

class UniqueTest {
    @Test
    void knownValuesGiveTheCount() {
        TestNode node = TestNode.of(new Unique()).vector(2, 1, 1, 3, 4, 3);
        assertThat(node.shapes())
                .containsExactly(Shape.of(4), Shape.of(4), Shape.of(6), Shape.of(4));
        assertThat(node.cost()).isEqualTo(Cost.comparisons(6 * 3));
    }

    @Test
    void withAnAxisSlicesAreCompared() {
        ConstantTensor rows =
                ConstantTensor.vector(1, 0, 0, 1, 0, 0, 2, 3, 4).reshaped(Shape.of(3, 3));
        assertThat(TestNode.of(new Unique()).constant(rows).integer("axis", 0).shapes())
                .containsExactly(Shape.of(2, 3), Shape.of(2), Shape.of(3), Shape.of(2));
    }

    @Test
    void unknownValuesLeaveTheCountOpen() {
        assertThatThrownBy(() -> TestNode.of(new Unique()).input(6).shape())
                .isInstanceOf(UnresolvedException.class);
    }
}
