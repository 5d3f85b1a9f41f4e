package flopper.analysis.op.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class DftTest {
    private static final Cost BUTTERFLY = new Cost(0, 6, 4, 0, 0, 0);

    @Test
    void aRealSignalBecomesComplex() {
        TestNode dft = TestNode.of(new Dft()).opset(20).input(3, 16, 1);
        assertThat(dft.shape()).containsExactly(3L, 16L, 2L);
        // Three rows of 16: 8 butterflies on each of 4 levels, 5·n·log2 n in all.
        assertThat(dft.cost()).isEqualTo(BUTTERFLY.times(3 * 8 * 4));
        assertThat(dft.cost().flops()).isEqualTo(3 * 5 * 16 * 4);
    }

    @Test
    void oneSideIsHalfTheWorkAndTheInverseRestoresIt() {
        TestNode half = TestNode.of(new Dft()).opset(20).input(3, 16, 1).integer("onesided", 1);
        assertThat(half.shape()).containsExactly(3L, 9L, 2L);
        assertThat(half.cost()).isEqualTo(BUTTERFLY.times(3 * 4 * 4));
        TestNode inverse =
                TestNode.of(new Dft())
                        .opset(20)
                        .input(3, 9, 2)
                        .integer("onesided", 1)
                        .integer("inverse", 1);
        assertThat(inverse.shape()).containsExactly(3L, 16L, 1L);
        assertThat(inverse.cost().divisions()).isEqualTo(3 * 16);
    }

    @Test
    void lengthAndAxisMayBeGiven() {
        assertThat(TestNode.of(new Dft()).opset(20).input(3, 16, 5, 2).scalar(20).scalar(1).shape())
                .containsExactly(3L, 20L, 5L, 2L);
        assertThat(TestNode.of(new Dft()).opset(17).input(3, 16, 5, 2).integer("axis", 2).shape())
                .containsExactly(3L, 16L, 5L, 2L);
    }

    @Test
    void theLastAxisIsNoSignal() {
        assertThatThrownBy(() ->
                        TestNode.of(new Dft()).opset(17).input(3, 16, 2).integer("axis", 2).infer())
                .isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> TestNode.of(new Dft()).opset(17).input(3, 16, 3).infer())
                .isInstanceOf(ShapeException.class);
    }
}
