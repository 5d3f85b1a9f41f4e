package flopper.analysis.op.cast;

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

class CastTest {
    private static final ConstantTensor REALS =
            ConstantTensor.ofDoubles(ElementType.FLOAT, Shape.of(3), -1.7, 0, 2.9);

    @Test
    void onlyTheElementTypeChanges() {
        TestNode node = to(ElementType.FLOAT16).input(2, 3);
        assertThat(node.type()).isEqualTo(TensorType.of(ElementType.FLOAT16, 2, 3));
        assertThat(node.cost()).isEqualTo(Cost.NONE);
    }

    @Test
    void theFirstOpsetNamesTheTypeInWords() {
        assertThat(TestNode.of(new Cast()).opset(1).input(2).text("to", "int64").type())
                .isEqualTo(TensorType.of(ElementType.INT64, 2));
    }

    @Test
    void valuesConvertTowardsZeroAndToTruth() {
        assertThat(to(ElementType.INT64).constant(REALS).folded())
                .isEqualTo(ConstantTensor.vector(-1, 0, 2));
        assertThat(to(ElementType.BOOL).constant(REALS).folded().toLongs())
                .containsExactly(1, 0, 1);
        assertThat(to(ElementType.FLOAT).vector(7).folded().doubleAt(0)).isEqualTo(7);
        assertThat(to(ElementType.INT8).vector(300).folded().longAt(0)).isEqualTo(44);
    }

    @Test
    void textIsNotFolded() {
        assertThat(to(ElementType.STRING).vector(7).foldedAll()).isEmpty();
    }

    @Test
    void anUnknownTypeIsRefused() {
        assertThatThrownBy(() -> TestNode.of(new Cast()).input(2).integer("to", 99).infer())
                .isInstanceOf(ShapeException.class)
                .hasMessage("to names the unknown element type 99");
        assertThatThrownBy(() -> TestNode.of(new Cast()).input(2).infer())
                .isInstanceOf(ShapeException.class)
                .hasMessage("attribute to is missing");
    }

    private static TestNode to(ElementType type) {
        return TestNode.of(new Cast()).integer("to", type.code());
    }
}
