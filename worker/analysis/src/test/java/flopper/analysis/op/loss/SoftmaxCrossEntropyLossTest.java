package flopper.analysis.op.loss;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.normalization.SoftmaxFamily;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class SoftmaxCrossEntropyLossTest {
    @Test
    void logSoftmaxAndLikelihood() {
        TestNode loss =
                TestNode.of(new SoftmaxCrossEntropyLoss())
                        .input(3, 5)
                        .input(TensorType.of(ElementType.INT64, 3))
                        .outputs(2);
        assertThat(loss.shapes()).containsExactly(Shape.scalar(), Shape.of(3, 5));
        assertThat(loss.cost())
                .isEqualTo(
                        SoftmaxFamily.LOG_SOFTMAX
                                .of(15, 3)
                                .plus(Cost.additions(3 + 2))
                                .plus(Cost.divisions(1)));
    }
}
