package flopper.analysis.op.elementwise;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class WhereTest {
    @Test
    void allThreeBroadcast() {
        TestNode node =
                TestNode.of(new Where())
                        .input(TensorType.of(ElementType.BOOL, 3, 1))
                        .input(4)
                        .input();
        assertThat(node.type()).isEqualTo(TensorType.of(ElementType.FLOAT, 3, 4));
        assertThat(node.cost()).isEqualTo(Cost.comparisons(12));
    }

    @Test
    void knownValuesFold() {
        ConstantTensor condition = ConstantTensor.ofLongs(ElementType.BOOL, Shape.of(3), 1, 0, 1);
        assertThat(TestNode.of(new Where()).constant(condition).vector(1, 2, 3).vector(-1).folded())
                .isEqualTo(ConstantTensor.vector(1, -1, 3));
        assertThat(TestNode.of(new Where()).constant(condition).vector(1).input(3).foldedAll())
                .isEmpty();
    }
}
