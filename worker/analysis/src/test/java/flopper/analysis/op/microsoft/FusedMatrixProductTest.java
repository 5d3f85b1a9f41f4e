package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class FusedMatrixProductTest {
    @Test
    void operandsAreTransposedAndTheResultScaled() {
        TestNode node =
                TestNode.of(FusedMatrixProduct.FUSED_MATMUL)
                        .input(2, 5, 4)
                        .input(2, 6, 5)
                        .integer("transA", 1)
                        .integer("transB", 1)
                        .real("alpha", 0.125);
        assertThat(node.shape()).containsExactly(2L, 4L, 6L);
        assertThat(node.cost()).isEqualTo(new Cost(5, 0, 1, 0, 0, 0).times(48));
    }

    /** The shapes are those that ONNX Runtime 1.30 computes. */
    @Test
    void theFirstAxisMayBeTheRows() {
        assertThat(
                        TestNode.of(FusedMatrixProduct.FUSED_MATMUL)
                                .input(4, 2, 3, 5)
                                .input(2, 3, 5, 6)
                                .integer("transBatchA", 1)
                                .shape())
                .containsExactly(2L, 3L, 4L, 6L);
    }

    @Test
    void vectorsAreNotTransposed() {
        assertThat(
                        TestNode.of(FusedMatrixProduct.TRANSPOSE_MATMUL)
                                .input(5)
                                .input(5, 6)
                                .integer("transA", 1)
                                .shape())
                .containsExactly(6L);
    }

    @Test
    void anActivationCostsWhatItCostsAlone() {
        assertThat(
                        TestNode.of(FusedMatrixProduct.FUSED_MATMUL_ACTIVATION)
                                .input(4, 5)
                                .input(5, 6)
                                .text("activation", "Relu")
                                .cost())
                .isEqualTo(new Cost(5, 0, 0, 0, 1, 0).times(24));
    }

    @Test
    void innerSizesMustAgree() {
        assertThatThrownBy(() ->
                        TestNode.of(FusedMatrixProduct.FUSED_MATMUL)
                                .input(4, 5)
                                .input(6, 5)
                                .shape())
                .isInstanceOf(ShapeException.class);
    }
}
