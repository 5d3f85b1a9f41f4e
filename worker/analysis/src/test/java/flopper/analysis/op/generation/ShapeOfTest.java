package flopper.analysis.op.generation;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class ShapeOfTest {
    @Test
    void theDimensionsAreTheValues() {
        assertThat(node().folded()).isEqualTo(ConstantTensor.vector(2, 3, 4, 5));
        assertThat(node().type()).isEqualTo(TensorType.of(ElementType.INT64, 4));
    }

    @Test
    void startAndEndAreClamped() {
        assertThat(node().integer("start", 1).integer("end", -1).folded())
                .isEqualTo(ConstantTensor.vector(3, 4));
        assertThat(node().integer("start", -10).integer("end", 10).folded())
                .isEqualTo(ConstantTensor.vector(2, 3, 4, 5));
        assertThat(node().integer("start", 3).integer("end", 1).shape()).containsExactly(0L);
    }

    private static TestNode node() {
        return TestNode.of(new ShapeOf()).input(2, 3, 4, 5);
    }
}
