package flopper.analysis.op.elementwise;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;

import org.junit.jupiter.api.Test;

class ModTest {
    // ONNX's own tests mod_mixed_sign_int64 and mod_mixed_sign_float64, shortened.
    @Test
    void theRemainderHasTheDivisorsSign() {
        assertThat(TestNode.of(new Mod()).vector(-4, 7, 5).vector(2, -3, 8).folded())
                .isEqualTo(ConstantTensor.vector(0, -2, 5));
    }

    @Test
    void withFmodItHasTheDividendsSign() {
        assertThat(
                        TestNode.of(new Mod())
                                .vector(-4, 7, -5)
                                .vector(3, -3, 8)
                                .integer("fmod", 1)
                                .folded())
                .isEqualTo(ConstantTensor.vector(-1, 1, -5));
    }

    @Test
    void realNumbersFoldToo() {
        ConstantTensor left = ConstantTensor.ofDoubles(ElementType.DOUBLE, Shape.of(1), -4.5);
        ConstantTensor right = ConstantTensor.ofDoubles(ElementType.DOUBLE, Shape.of(1), 2);
        assertThat(TestNode.of(new Mod()).constant(left).constant(right).folded().doubleAt(0))
                .isEqualTo(1.5);
    }

    @Test
    void aRemainderOfZeroDoesNotFold() {
        assertThat(TestNode.of(new Mod()).vector(1).vector(0).foldedAll()).isEmpty();
    }

    @Test
    void oneElementIsDivideRoundMultiplySubtract() {
        assertThat(TestNode.of(new Mod()).input(2, 1).input(3).cost())
                .isEqualTo(new Cost(0, 1, 1, 1, 1, 0).times(6));
    }
}
