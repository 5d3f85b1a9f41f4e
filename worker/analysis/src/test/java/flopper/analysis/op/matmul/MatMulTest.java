package flopper.analysis.op.matmul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class MatMulTest {
    @Test
    void batchesOfMatricesBroadcast() {
        TestNode product = TestNode.of(new MatMul()).input(2, 1, 3, 4).input(5, 4, 6);
        assertThat(product.shape()).containsExactly(2L, 5L, 3L, 6L);
        assertThat(product.cost()).isEqualTo(Cost.multiplyAdds(2L * 5 * 3 * 6 * 4));
    }

    @Test
    void queriesTimesKeysOfOneImage() {
        TestNode product = TestNode.of(new MatMul()).input(2, 8, 16, 16).input(2, 8, 16, 16);
        // fvcore, PyTorch (halved), DeepSpeed and onnx-tool: 65,536.
        assertThat(product.cost()).isEqualTo(Cost.multiplyAdds(65_536));
    }

    @Test
    void aVectorIsARowOnTheLeftAndAColumnOnTheRight() {
        assertThat(TestNode.of(new MatMul()).input(4).input(4, 6).shape()).containsExactly(6L);
        assertThat(TestNode.of(new MatMul()).input(3, 4).input(4).shape()).containsExactly(3L);
        assertThat(TestNode.of(new MatMul()).input(4).input(4).shape()).isEmpty();
        assertThat(TestNode.of(new MatMul()).input(4).input(2, 4, 6).shape())
                .containsExactly(2L, 6L);
        assertThat(TestNode.of(new MatMul()).input(4).input(4).cost())
                .isEqualTo(Cost.multiplyAdds(4));
    }

    @Test
    void anEmptyInnerAxisCostsNothing() {
        TestNode product = TestNode.of(new MatMul()).input(3, 0).input(0, 6);
        assertThat(product.shape()).containsExactly(3L, 6L);
        assertThat(product.cost()).isEqualTo(Cost.NONE);
    }

    @Test
    void innerSizesThatDifferAreRefused() {
        assertThatThrownBy(() -> TestNode.of(new MatMul()).input(3, 4).input(5, 6).infer())
                .isInstanceOf(ShapeException.class)
                .hasMessage("inner sizes differ: [3, 4] · [5, 6]");
        assertThatThrownBy(() -> TestNode.of(new MatMul()).input().input(5, 6).infer())
                .isInstanceOf(ShapeException.class);
    }
}
