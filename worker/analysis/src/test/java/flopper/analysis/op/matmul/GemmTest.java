package flopper.analysis.op.matmul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class GemmTest {
    @Test
    void theClassifierOfResNet50() {
        TestNode gemm =
                TestNode.of(new Gemm())
                        .input(1, 2048)
                        .weight(1000, 2048)
                        .weight(1000)
                        .integer("transB", 1);
        assertThat(gemm.shape()).containsExactly(1L, 1000L);
        // pycls counts 4,089,185,256 with this bias, torchvision 4,089,184,256 without.
        assertThat(gemm.cost())
                .isEqualTo(Cost.multiplyAdds(2048L * 1000).plus(Cost.additions(1000)));
    }

    @Test
    void factorsThatAreNotOneMultiply() {
        TestNode gemm =
                TestNode.of(new Gemm())
                        .input(4, 3)
                        .input(4, 5)
                        .input(1, 5)
                        .integer("transA", 1)
                        .real("alpha", 0.25)
                        .real("beta", 0.35);
        assertThat(gemm.shape()).containsExactly(3L, 5L);
        assertThat(gemm.cost())
                .isEqualTo(
                        Cost.multiplyAdds(3 * 5 * 4)
                                .plus(Cost.multiplications(3 * 5 + 5))
                                .plus(Cost.additions(3 * 5)));
    }

    @Test
    void theBiasMayBeAbsentAScalarOrOldStyle() {
        assertThat(TestNode.of(new Gemm()).input(2, 3).input(3, 4).cost())
                .isEqualTo(Cost.multiplyAdds(24));
        assertThat(TestNode.of(new Gemm()).input(2, 3).input(3, 4).input().shape())
                .containsExactly(2L, 4L);
        assertThat(
                        TestNode.of(new Gemm())
                                .opset(6)
                                .input(2, 3)
                                .input(3, 4)
                                .input(4)
                                .integer("broadcast", 1)
                                .shape())
                .containsExactly(2L, 4L);
    }

    @Test
    void operandsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> TestNode.of(new Gemm()).input(1, 2, 3).input(3, 4).infer())
                .isInstanceOf(ShapeException.class)
                .hasMessage("A is no matrix: [1, 2, 3]");
        assertThatThrownBy(() -> TestNode.of(new Gemm()).input(2, 3).input(3, 4).input(3).infer())
                .isInstanceOf(ShapeException.class);
    }
}
