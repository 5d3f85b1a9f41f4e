package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class ConvTransposeWithDynamicPadsTest {
    @Test
    void padsAreAnInput() {
        assertThat(node().vector(1, 1, 1, 1).shape()).containsExactly(1L, 3L, 9L, 9L);
        assertThat(node().shape()).containsExactly(1L, 3L, 11L, 11L);
    }

    @Test
    void padsThatDependOnDataLeaveTheShapeOpen() {
        assertThatThrownBy(() -> node().input(TensorType.of(ElementType.INT64, 4)).shape())
                .isInstanceOf(UnresolvedException.class);
    }

    private static TestNode node() {
        return TestNode.of(new ConvTransposeWithDynamicPads())
                .input(1, 4, 5, 5)
                .weight(4, 3, 3, 3)
                .integers("strides", 2, 2);
    }
}
