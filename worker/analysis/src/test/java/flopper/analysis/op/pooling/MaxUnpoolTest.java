package flopper.analysis.op.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class MaxUnpoolTest {
    private static TestNode unpool() {
        return TestNode.of(new MaxUnpool())
                .input(1, 1, 2, 2)
                .input(TensorType.of(ElementType.INT64, 1, 1, 2, 2))
                .integers("kernel_shape", 2, 2)
                .integers("strides", 2, 2);
    }

    @Test
    void theOutputInvertsThePooling() {
        // ONNX's own tests maxunpool_export_without_output_shape and with it.
        assertThat(unpool().shape()).containsExactly(1L, 1L, 4L, 4L);
        assertThat(unpool().vector(1, 1, 5, 5).shape()).containsExactly(1L, 1L, 5L, 5L);
        assertThat(unpool().cost()).isEqualTo(Cost.NONE);
    }

    @Test
    void indicesOfAnotherShapeAreRefused() {
        TestNode node = TestNode.of(new MaxUnpool()).input(1, 1, 2, 2).input(1, 1, 2, 3);
        assertThatThrownBy(node::infer).isInstanceOf(ShapeException.class);
    }
}
