package flopper.analysis.op.reduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class TopKTest {
    @Test
    void valuesAndIndicesHaveKAlongTheAxis() {
        assertThat(TestNode.of(new TopK()).input(3, 100).vector(5).outputs(2).infer())
                .containsExactly(
                        TensorType.of(ElementType.FLOAT, 3, 5),
                        TensorType.of(ElementType.INT64, 3, 5));
        assertThat(
                        TestNode.of(new TopK())
                                .opset(1)
                                .input(3, 4)
                                .integer("k", 2)
                                .integer("axis", 0)
                                .shape())
                .containsExactly(2L, 4L);
    }

    @Test
    void everyElementPassesAHeap() {
        assertThat(TestNode.of(new TopK()).input(3, 100).vector(1).cost())
                .isEqualTo(Cost.comparisons(300));
        // A heap of five is three levels deep.
        assertThat(TestNode.of(new TopK()).input(3, 100).vector(5).cost())
                .isEqualTo(Cost.comparisons(300 * 3));
    }

    @Test
    void anEmptyKIsRefused() {
        assertThatThrownBy(() -> TestNode.of(new TopK()).input(3).vector().infer())
                .isInstanceOf(ShapeException.class)
                .hasMessage("K (input 1) is empty");
    }

    @Test
    void anUnknownKIsUnresolvedAndATooLargeOneRefused() {
        assertThatThrownBy(() -> TestNode.of(new TopK()).input(3).input(1).infer())
                .isInstanceOf(UnresolvedException.class);
        assertThatThrownBy(() -> TestNode.of(new TopK()).input(3).vector(4).infer())
                .isInstanceOf(ShapeException.class);
    }
}
