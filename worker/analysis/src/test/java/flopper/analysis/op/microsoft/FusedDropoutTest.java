package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class FusedDropoutTest {
    @Test
    void additionsRemainOutsideTraining() {
        TestNode node =
                TestNode.of(FusedDropout.BIAS_DROPOUT).input(2, 3, 8).weight(8).input(2, 3, 8);
        assertThat(node.infer())
                .containsExactly(
                        TensorType.of(ElementType.FLOAT, 2, 3, 8),
                        TensorType.of(ElementType.BOOL, 2, 3, 8));
        assertThat(node.cost()).isEqualTo(Cost.additions(96));
    }

    @Test
    void masksMayComeInBits() {
        TestNode node = TestNode.of(FusedDropout.BITMASK_DROPOUT).input(5, 7);
        assertThat(node.infer().get(1)).isEqualTo(TensorType.of(ElementType.UINT32, 2));
        assertThat(node.cost()).isEqualTo(Cost.NONE);
    }
}
