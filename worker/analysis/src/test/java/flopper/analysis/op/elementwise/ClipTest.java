package flopper.analysis.op.elementwise;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;

import org.junit.jupiter.api.Test;

class ClipTest {
    @Test
    void everyBoundGivenIsAComparison() {
        assertThat(TestNode.of(new Clip()).input(2, 3).input().input().cost())
                .isEqualTo(Cost.comparisons(12));
        assertThat(TestNode.of(new Clip()).input(2, 3).absent().input().cost())
                .isEqualTo(Cost.comparisons(6));
        assertThat(TestNode.of(new Clip()).input(2, 3).cost()).isEqualTo(Cost.NONE);
    }

    @Test
    void oldBoundsAreAttributes() {
        TestNode node = TestNode.of(new Clip()).opset(6).input(2, 3).real("min", 0).real("max", 6);
        assertThat(node.shape()).containsExactly(2L, 3L);
        assertThat(node.cost()).isEqualTo(Cost.comparisons(12));
    }

    @Test
    void knownValuesFold() {
        assertThat(TestNode.of(new Clip()).vector(-3, 4, 9).scalar(0).scalar(5).folded())
                .isEqualTo(ConstantTensor.vector(0, 4, 5));
        assertThat(TestNode.of(new Clip()).vector(-3, 4, 9).absent().scalar(5).folded())
                .isEqualTo(ConstantTensor.vector(-3, 4, 5));
        ConstantTensor reals = ConstantTensor.ofDoubles(ElementType.FLOAT, Shape.of(2), -1, 7.5);
        assertThat(TestNode.of(new Clip()).opset(6).constant(reals).real("max", 6).folded())
                .isEqualTo(ConstantTensor.ofDoubles(ElementType.FLOAT, Shape.of(2), -1, 6));
    }

    @Test
    void anUnknownBoundDoesNotFold() {
        assertThat(TestNode.of(new Clip()).vector(1).input().foldedAll()).isEmpty();
    }
}
