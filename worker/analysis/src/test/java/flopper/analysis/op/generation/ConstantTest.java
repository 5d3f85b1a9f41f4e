package flopper.analysis.op.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

import java.util.List;

class ConstantTest {
    @Test
    void theTensorAttributeIsTheOutput() {
        ConstantTensor values = ConstantTensor.vector(1, 2);
        assertThat(node().tensor("value", values).folded()).isEqualTo(values);
        assertThat(node().tensor("sparse_value", values).type()).isEqualTo(values.type());
    }

    @Test
    void numbersAreScalarsAndListsVectors() {
        assertThat(node().integer("value_int", 3).folded())
                .isEqualTo(ConstantTensor.ofLongs(ElementType.INT64, Shape.scalar(), 3));
        assertThat(node().integers("value_ints", 3, 4).folded())
                .isEqualTo(ConstantTensor.vector(3, 4));
        assertThat(node().real("value_float", 0.5).folded())
                .isEqualTo(ConstantTensor.ofDoubles(ElementType.FLOAT, Shape.scalar(), 0.5));
        assertThat(
                        node().attribute("value_floats", new AttributeValue.Reals(List.of(1f, 2f)))
                                .folded())
                .isEqualTo(ConstantTensor.ofDoubles(ElementType.FLOAT, Shape.of(2), 1, 2));
    }

    @Test
    void textHasATypeAndNoValues() {
        TestNode scalar = node().text("value_string", "a");
        assertThat(scalar.type()).isEqualTo(TensorType.of(ElementType.STRING));
        assertThat(scalar.foldedAll()).isEmpty();
        assertThat(
                        node().attribute(
                                        "value_strings",
                                        new AttributeValue.Texts(List.of("a", "b")))
                                .type())
                .isEqualTo(TensorType.of(ElementType.STRING, 2));
    }

    @Test
    void aConstantWithoutValueIsRefused() {
        assertThatThrownBy(() -> node().infer())
                .isInstanceOf(ShapeException.class)
                .hasMessage("Constant has no value");
    }

    private static TestNode node() {
        return TestNode.of(new Constant());
    }
}
