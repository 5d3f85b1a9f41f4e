package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class StandardFormTest {
    @Test
    void shapesFollowTheStandardRule() {
        assertThat(TestNode.of(StandardForm.EXPAND_DIMS).input(2, 3).scalar(-1).shape())
                .containsExactly(2L, 3L, 1L);
        assertThat(
                        TestNode.of(StandardForm.TORCH_EMBEDDING)
                                .weight(10, 4)
                                .input(TensorType.of(ElementType.INT64, 2, 3))
                                .shape())
                .containsExactly(2L, 3L, 4L);
        assertThat(
                        TestNode.of(StandardForm.DEQUANTIZE_LINEAR)
                                .input(TensorType.of(ElementType.INT8, 4))
                                .input()
                                .cost())
                .isEqualTo(Cost.multiplications(4));
    }

    @Test
    void aRangeMayLeaveItsDeltaOut() {
        assertThat(TestNode.of(StandardForm.RANGE).scalar(1).scalar(4).folded())
                .isEqualTo(ConstantTensor.vector(1, 2, 3));
    }

    @Test
    void whatTheStandardRuleDoesNotFoldStaysUnknown() {
        assertThat(TestNode.of(StandardForm.QUANTIZE_LINEAR).vector(1).input().foldedAll())
                .isEmpty();
    }
}
