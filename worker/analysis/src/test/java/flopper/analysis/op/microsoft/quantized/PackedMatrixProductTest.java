package flopper.analysis.op.microsoft.quantized;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class PackedMatrixProductTest {
    private static final Cost PRODUCT = Cost.multiplyAdds(32).times(48);

    @Test
    void attributesTellTheSizesOfPackedWeights() {
        TestNode node =
                TestNode.of(PackedMatrixProduct.N_BITS)
                        .input(2, 4, 32)
                        .weight(TensorType.of(ElementType.UINT8, 6, 1, 16))
                        .weight(6, 1)
                        .absent()
                        .absent()
                        .weight(6)
                        .integer("K", 32)
                        .integer("N", 6);
        assertThat(node.shape()).containsExactly(2L, 4L, 6L);
        assertThat(node.cost())
                .isEqualTo(
                        PRODUCT.plus(new Cost(0, 1, 1, 0, 0, 0).times(192))
                                .plus(Cost.additions(48)));
    }

    @Test
    void orAShapeOrTheWeightsThemselves() {
        TensorType bytes = TensorType.of(ElementType.UINT8, 6, 16);
        assertThat(TestNode.of(PackedMatrixProduct.FP4).input(2, 4, 32).weight(bytes).cost())
                .isEqualTo(PRODUCT.plus(Cost.multiplications(2 * 192)));
        assertThat(TestNode.of(PackedMatrixProduct.FP8).input(4, 16).weight(bytes).shape())
                .containsExactly(4L, 6L);
        assertThat(
                        TestNode.of(PackedMatrixProduct.FP_Q4)
                                .input(2, 4, 32)
                                .weight(bytes)
                                .vector(32, 6)
                                .shape())
                .containsExactly(2L, 4L, 6L);
    }

    @Test
    void weightsMayBeUsedTheOtherWayRound() {
        TestNode node =
                TestNode.of(PackedMatrixProduct.BNB4)
                        .input(4, 6)
                        .weight(TensorType.of(ElementType.UINT8, 96))
                        .integer("K", 32)
                        .integer("N", 6)
                        .integer("transB", 0);
        assertThat(node.shape()).containsExactly(4L, 32L);
    }

    @Test
    void sizesAreRequired() {
        assertThatThrownBy(() -> TestNode.of(PackedMatrixProduct.N_BITS).input(4, 32).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("K is missing");
    }
}
