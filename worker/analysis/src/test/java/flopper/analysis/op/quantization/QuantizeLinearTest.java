package flopper.analysis.op.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class QuantizeLinearTest {
    @Test
    void theZeroPointGivesTheType() {
        TestNode node =
                node().input(TensorType.of(ElementType.FLOAT))
                        .input(TensorType.of(ElementType.INT8));
        assertThat(node.type()).isEqualTo(TensorType.of(ElementType.INT8, 2, 64, 8));
        assertThat(node.cost()).isEqualTo(new Cost(0, 1, 0, 1, 2, 0).times(1024));
    }

    @Test
    void withoutZeroPointTheAttributeOrUint8Does() {
        assertThat(node().input(64).type()).isEqualTo(TensorType.of(ElementType.UINT8, 2, 64, 8));
        assertThat(node().input(64).integer("output_dtype", 22).type())
                .isEqualTo(TensorType.of(ElementType.INT4, 2, 64, 8));
        assertThat(node().input(64).cost()).isEqualTo(new Cost(0, 0, 0, 1, 2, 0).times(1024));
    }

    @Test
    void scalesMayBePerBlock() {
        assertThat(node().input(2, 4, 8).integer("block_size", 16).shape())
                .containsExactly(2L, 64L, 8L);
    }

    @Test
    void scalesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> node().input(8).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("scale [8] does not fit [2, 64, 8] along axis 1 in blocks of 0");
        assertThatThrownBy(() -> node().input(2, 3, 8).integer("block_size", 16).shape())
                .isInstanceOf(ShapeException.class);
    }

    private static TestNode node() {
        return TestNode.of(new QuantizeLinear()).input(2, 64, 8);
    }
}
