package flopper.analysis.op.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class RangeTest {
    @Test
    void theLimitIsNotReached() {
        assertThat(integers(0, 10, 3).folded()).isEqualTo(ConstantTensor.vector(0, 3, 6, 9));
        assertThat(integers(10, 4, -2).folded()).isEqualTo(ConstantTensor.vector(10, 8, 6));
        assertThat(integers(5, 5, 1).shape()).containsExactly(0L);
        assertThat(integers(0, 4, 1).cost()).isEqualTo(Cost.additions(3));
    }

    @Test
    void realNumbersRoundTheirCountUp() {
        TestNode node =
                TestNode.of(new Range()).constant(real(1)).constant(real(2)).constant(real(0.3));
        assertThat(node.shape()).containsExactly(4L);
        assertThat(node.folded().doubleAt(2)).isEqualTo(1.6);
    }

    @Test
    void aDeltaOfZeroIsRefused() {
        assertThatThrownBy(() -> integers(0, 1, 0).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("delta is 0");
    }

    private static TestNode integers(long start, long limit, long delta) {
        return TestNode.of(new Range()).scalar(start).scalar(limit).scalar(delta);
    }

    private static ConstantTensor real(double value) {
        return ConstantTensor.ofDoubles(ElementType.DOUBLE, Shape.scalar(), value);
    }
}
