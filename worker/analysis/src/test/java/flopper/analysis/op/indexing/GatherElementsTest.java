package flopper.analysis.op.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class GatherElementsTest {
    @Test
    void theResultHasTheShapeOfTheIndices() {
        assertThat(
                        TestNode.of(new GatherElements())
                                .input(3, 3)
                                .input(TensorType.of(ElementType.INT64, 2, 3))
                                .shape())
                .containsExactly(2L, 3L);
    }

    @Test
    void ranksMustAgree() {
        assertThatThrownBy(() -> TestNode.of(new GatherElements()).input(3, 3).vector(0).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("indices [1] have not the rank of data [3, 3]");
    }

    /** The values of ONNX's own test gather_elements_0. */
    @Test
    void knownValuesArePicked() {
        ConstantTensor data = ConstantTensor.vector(1, 2, 3, 4).reshaped(Shape.of(2, 2));
        ConstantTensor indices = ConstantTensor.vector(0, 0, 1, 0).reshaped(Shape.of(2, 2));
        assertThat(
                        TestNode.of(new GatherElements())
                                .constant(data)
                                .constant(indices)
                                .integer("axis", 1)
                                .folded()
                                .toLongs())
                .containsExactly(1, 1, 4, 3);
    }
}
