package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class RestorePaddingTest {
    @Test
    void theOffsetsHaveThePaddedShape() {
        assertThat(
                        TestNode.of(new RestorePadding())
                                .input(7, 8)
                                .input(TensorType.of(ElementType.INT32, 3, 4))
                                .shape())
                .containsExactly(3L, 4L, 8L);
    }
}
