package flopper.analysis.op.normalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class DropoutTest {
    private static final Cost TRAINING = new Cost(0, 0, 2, 0, 1, 0);

    @Test
    void inferenceOnlyPassesOn() {
        TestNode node = TestNode.of(new Dropout()).input(2, 3).outputs(2);
        assertThat(node.infer())
                .containsExactly(
                        TensorType.of(ElementType.FLOAT, 2, 3),
                        TensorType.of(ElementType.BOOL, 2, 3));
        assertThat(node.cost()).isEqualTo(Cost.NONE);
        assertThat(node.opset(7).infer().get(1)).isEqualTo(TensorType.of(ElementType.FLOAT, 2, 3));
    }

    @Test
    void trainingMasksAndScales() {
        assertThat(dropout(1).cost()).isEqualTo(TRAINING.times(6));
        assertThat(dropout(0).cost()).isEqualTo(Cost.NONE);
        assertThat(TestNode.of(new Dropout()).opset(6).input(2, 3).cost())
                .isEqualTo(TRAINING.times(6));
        assertThat(TestNode.of(new Dropout()).opset(6).input(2, 3).integer("is_test", 1).cost())
                .isEqualTo(Cost.NONE);
    }

    @Test
    void aModeThatOnlyARunGivesLeavesTheCostUnresolved() {
        TestNode node = TestNode.of(new Dropout()).input(2, 3).absent().input();
        assertThat(node.shape()).containsExactly(2L, 3L);
        assertThatThrownBy(node::cost).isInstanceOf(UnresolvedException.class);
    }

    @Test
    void inferenceMovesNoBytes() {
        Dropout operator = new Dropout();
        assertThat(operator.bytesRead(dropout(0).resolved(), 0)).isZero();
        assertThat(operator.bytesWritten(dropout(0).resolved(), 0)).isZero();
        assertThat(operator.bytesRead(dropout(1).resolved(), 0)).isEqualTo(6 * 4);
        TestNode open = TestNode.of(operator).input(2, 3).absent().input();
        assertThat(operator.bytesWritten(open.resolved(), 0)).isEqualTo(6 * 4);
    }

    private static TestNode dropout(long training) {
        return TestNode.of(new Dropout())
                .input(2, 3)
                .absent()
                .constant(ConstantTensor.ofLongs(ElementType.BOOL, Shape.scalar(), training));
    }
}
