package flopper.analysis.op.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class ConstantOfShapeTest {
    @Test
    void theInputHoldsTheDimensions() {
        assertThat(node().vector(2, 3).type()).isEqualTo(TensorType.of(ElementType.FLOAT, 2, 3));
        assertThat(node().constant(ConstantTensor.vector()).shape()).isEmpty();
    }

    @Test
    void theValueGivesTypeAndElements() {
        ConstantTensor one = ConstantTensor.vector(1);
        assertThat(node().vector(3).tensor("value", one).folded())
                .isEqualTo(ConstantTensor.vector(1, 1, 1));
        assertThat(node().vector(2).folded())
                .isEqualTo(ConstantTensor.ofDoubles(ElementType.FLOAT, Shape.of(2), 0, 0));
    }

    @Test
    void badDimensionsAndValuesAreRefused() {
        assertThatThrownBy(() -> node().vector(2, -3).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("dimension 1 is negative: -3");
        assertThatThrownBy(
                        () -> node().vector(2).tensor("value", ConstantTensor.vector(1, 2)).shape())
                .hasMessage("value has 2 elements, not one");
    }

    private static TestNode node() {
        return TestNode.of(new ConstantOfShape());
    }
}
