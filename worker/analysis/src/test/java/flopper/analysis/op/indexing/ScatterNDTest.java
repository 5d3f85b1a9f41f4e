package flopper.analysis.op.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class ScatterNDTest {
    private static final ElementType INT64 = ElementType.INT64;

    @Test
    void updatesReplaceSlicesOfTheData() {
        assertThat(node(4, 4, 4).input(TensorType.of(INT64, 2, 1)).input(2, 4, 4).shape())
                .containsExactly(4L, 4L, 4L);
    }

    @Test
    void reductionsCostOneOperationAnUpdate() {
        TestNode node = node(8).input(TensorType.of(INT64, 4, 1)).input(4);
        assertThat(node.cost()).isEqualTo(Cost.NONE);
        assertThat(node.text("reduction", "mul").cost()).isEqualTo(Cost.multiplications(4));
    }

    @Test
    void updatesMustFit() {
        assertThatThrownBy(() -> node(8).input(TensorType.of(INT64, 4, 1)).input(3).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("updates [3] should have shape [4]");
    }

    @Test
    void knownValuesAreReplaced() {
        ConstantTensor indices = ConstantTensor.vector(2, -3).reshaped(Shape.of(2, 1));
        assertThat(
                        TestNode.of(new ScatterND())
                                .vector(0, 0, 0)
                                .constant(indices)
                                .vector(7, 8)
                                .folded())
                .isEqualTo(ConstantTensor.vector(8, 0, 7));
    }

    private static TestNode node(long... dims) {
        return TestNode.of(new ScatterND()).input(dims);
    }
}
