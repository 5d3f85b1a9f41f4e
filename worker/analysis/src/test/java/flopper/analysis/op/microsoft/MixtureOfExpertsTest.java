package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.activation.Activation;
import flopper.analysis.op.normalization.SoftmaxFamily;
import flopper.analysis.op.quantization.Requantization;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class MixtureOfExpertsTest {
    private static final Cost ROUTING =
            SoftmaxFamily.SOFTMAX.of(24, 6).plus(Cost.comparisons(2 * 24));

    @Test
    void everyTokenPassesItsExperts() {
        TestNode node =
                TestNode.of(MixtureOfExperts.FLOAT)
                        .input(6, 8)
                        .input(6, 4)
                        .weight(4, 16, 8)
                        .weight(4, 16)
                        .weight(4, 8, 16)
                        .weight(4, 8)
                        .integer("k", 2)
                        .text("activation_type", "relu");
        Cost expert = new Cost(256, 24, 8, 0, 16, 0);
        assertThat(node.shape()).containsExactly(6L, 8L);
        assertThat(node.cost())
                .isEqualTo(expert.times(2).plus(Cost.additions(8)).times(6).plus(ROUTING));
    }

    @Test
    void gatedExpertsHaveHalfAsManyHiddenElements() {
        TestNode node =
                TestNode.of(MixtureOfExperts.FLOAT)
                        .input(6, 8)
                        .input(6, 4)
                        .weight(4, 32, 8)
                        .absent()
                        .weight(4, 8, 16)
                        .integer("k", 2)
                        .integer("swiglu_fusion", 1)
                        .text("activation_type", "swiglu");
        Cost expert =
                Cost.multiplyAdds(384)
                        .plus(Activation.SWISH.perElement().plus(Cost.multiplications(1)).times(16))
                        .plus(Cost.multiplications(8));
        assertThat(node.cost())
                .isEqualTo(expert.times(2).plus(Cost.additions(8)).times(6).plus(ROUTING));
    }

    @Test
    void packedWeightsAreCountedAndDequantized() {
        TestNode node =
                TestNode.of(MixtureOfExperts.QUANTIZED)
                        .input(6, 8)
                        .input(6, 4)
                        .weight(TensorType.of(ElementType.UINT8, 4, 16, 4))
                        .weight(4, 16)
                        .absent()
                        .weight(TensorType.of(ElementType.UINT8, 4, 8, 8))
                        .weight(4, 8)
                        .integer("k", 2)
                        .text("activation_type", "identity");
        assertThat(node.cost().multiplyAdds()).isEqualTo(6 * 2 * 256);
        Cost expert = new Cost(256, 0, 8, 0, 0, 0);
        assertThat(node.cost())
                .isEqualTo(
                        expert.times(2)
                                .plus(Cost.additions(8))
                                .times(6)
                                .plus(ROUTING)
                                .plus(Requantization.back(4 * 256)));
    }

    @Test
    void weightsMustBeAStack() {
        assertThatThrownBy(() ->
                        TestNode.of(MixtureOfExperts.FLOAT)
                                .input(6, 8)
                                .input(6, 4)
                                .weight(16, 8)
                                .shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("weights [16, 8] are no stack of matrices");
    }
}
