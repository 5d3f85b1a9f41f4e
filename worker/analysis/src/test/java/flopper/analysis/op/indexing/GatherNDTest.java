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

class GatherNDTest {
    @Test
    void tuplesOfIndicesPickSlices() {
        assertThat(node(2, 3, 4).input(TensorType.of(ElementType.INT64, 5, 2)).shape())
                .containsExactly(5L, 4L);
        assertThat(
                        node(2, 3, 4)
                                .input(TensorType.of(ElementType.INT64, 2, 1))
                                .integer("batch_dims", 1)
                                .shape())
                .containsExactly(2L, 4L);
    }

    @Test
    void tuplesLongerThanTheRankAreRefused() {
        assertThatThrownBy(() -> node(2, 3).input(TensorType.of(ElementType.INT64, 1, 3)).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("indices [1, 3] address more axes than data [2, 3] has");
    }

    /** The values of the examples in ONNX's documentation of the operator. */
    @Test
    void knownValuesArePicked() {
        ConstantTensor data = ConstantTensor.vector(0, 1, 2, 3).reshaped(Shape.of(2, 2));
        ConstantTensor indices = ConstantTensor.vector(0, 0, 1, 1).reshaped(Shape.of(2, 2));
        assertThat(TestNode.of(new GatherND()).constant(data).constant(indices).folded().toLongs())
                .containsExactly(0, 3);
        ConstantTensor cube =
                ConstantTensor.vector(0, 1, 2, 3, 4, 5, 6, 7).reshaped(Shape.of(2, 2, 2));
        assertThat(
                        TestNode.of(new GatherND())
                                .constant(cube)
                                .constant(ConstantTensor.vector(1, 0).reshaped(Shape.of(2, 1)))
                                .integer("batch_dims", 1)
                                .folded())
                .isEqualTo(ConstantTensor.vector(2, 3, 4, 5).reshaped(Shape.of(2, 2)));
    }

    private static TestNode node(long... dims) {
        return TestNode.of(new GatherND()).input(dims);
    }
}
