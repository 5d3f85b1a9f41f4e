package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class FusedGemmTest {
    @Test
    void anActivationFollowsTheProduct() {
        TestNode node =
                TestNode.of(FusedGemm.FUSED_GEMM)
                        .input(4, 5)
                        .weight(6, 5)
                        .weight(6)
                        .integer("transB", 1)
                        .text("activation", "Relu");
        assertThat(node.shape()).containsExactly(4L, 6L);
        assertThat(node.cost()).isEqualTo(new Cost(5, 1, 0, 0, 1, 0).times(24));
    }

    @Test
    void eightBitOperandsGiveTheTypeAsked() {
        TensorType eight = TensorType.of(ElementType.FLOAT8E4M3FN, 4, 4);
        assertThat(
                        TestNode.of(FusedGemm.GEMM_FLOAT8)
                                .input(eight)
                                .weight(eight)
                                .integer("dtype", 10)
                                .type())
                .isEqualTo(TensorType.of(ElementType.FLOAT16, 4, 4));
    }
}
