package flopper.analysis.op.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class ElementScatterTest {
    @Test
    void dataKeepsItsShape() {
        TestNode node =
                TestNode.of(ElementScatter.SCATTER)
                        .opset(9)
                        .input(3, 3)
                        .input(TensorType.of(ElementType.INT64, 2, 3))
                        .input(2, 3);
        assertThat(node.shape()).containsExactly(3L, 3L);
        assertThat(node.cost()).isEqualTo(Cost.NONE);
        assertThat(node.text("reduction", "add").cost()).isEqualTo(Cost.additions(6));
    }

    @Test
    void updatesMustFitTheIndices() {
        assertThatThrownBy(() ->
                        TestNode.of(ElementScatter.SCATTER_ELEMENTS)
                                .input(3)
                                .vector(0)
                                .input(2)
                                .shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("indices [1] and updates [2] do not fit data [3]");
        assertThatThrownBy(() ->
                        TestNode.of(ElementScatter.SCATTER_ELEMENTS)
                                .input(3)
                                .vector(0)
                                .input(1)
                                .text("reduction", "sum")
                                .cost())
                .hasMessage("reduction is \"sum\", which ONNX lacks");
    }

    @Test
    void knownValuesAreReplaced() {
        assertThat(
                        TestNode.of(ElementScatter.SCATTER_ELEMENTS)
                                .vector(1, 2, 3)
                                .vector(-1, 0)
                                .vector(8, 9)
                                .folded())
                .isEqualTo(ConstantTensor.vector(9, 2, 8));
    }
}
