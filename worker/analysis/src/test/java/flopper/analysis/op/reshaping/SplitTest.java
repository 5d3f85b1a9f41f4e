package flopper.analysis.op.reshaping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class SplitTest {
    @Test
    void partsAreGivenByInputOrAttribute() {
        assertThat(node(7, 2).outputs(2).vector(3, 4).shapes())
                .containsExactly(Shape.of(3, 2), Shape.of(4, 2));
        assertThat(
                        node(2, 6)
                                .outputs(3)
                                .opset(11)
                                .integer("axis", 1)
                                .integers("split", 1, 2, 3)
                                .shapes())
                .containsExactly(Shape.of(2, 1), Shape.of(2, 2), Shape.of(2, 3));
    }

    @Test
    void withoutPartsTheAxisIsCutEvenly() {
        assertThat(node(6).outputs(3).opset(13).shapes())
                .containsExactly(Shape.of(2), Shape.of(2), Shape.of(2));
        assertThat(node(7).outputs(4).integer("num_outputs", 4).shapes())
                .containsExactly(Shape.of(2), Shape.of(2), Shape.of(2), Shape.of(1));
    }

    @Test
    void partsThatDoNotAddUpAreRefused() {
        assertThatThrownBy(() -> node(7).outputs(2).vector(3, 3).shapes())
                .isInstanceOf(ShapeException.class)
                .hasMessage("parts [3, 3] do not add up to 7");
        assertThatThrownBy(() -> node(7).outputs(2).opset(13).shapes())
                .hasMessage("7 cannot be split into 2 equal parts");
    }

    @Test
    void knownValuesAreCut() {
        ConstantTensor matrix = ConstantTensor.vector(1, 2, 3, 4, 5, 6).reshaped(Shape.of(2, 3));
        assertThat(
                        TestNode.of(new Split())
                                .constant(matrix)
                                .vector(1, 2)
                                .outputs(2)
                                .integer("axis", 1)
                                .foldedAll())
                .containsExactly(
                        ConstantTensor.vector(1, 4).reshaped(Shape.of(2, 1)),
                        ConstantTensor.vector(2, 3, 5, 6).reshaped(Shape.of(2, 2)));
    }

    private static TestNode node(long... dims) {
        return TestNode.of(new Split()).input(dims);
    }
}
