package flopper.analysis.op.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.SequenceType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class SplitToSequenceTest {
    @Test
    void aScalarIsTheSizeOfEveryPart() {
        assertThat(node().scalar(2).type()).isEqualTo(sequence(Shape.of(2, 6), Shape.of(1, 6)));
    }

    @Test
    void aListHasTheSizes() {
        assertThat(node().vector(2, 4).integer("axis", 1).type())
                .isEqualTo(sequence(Shape.of(3, 2), Shape.of(3, 4)));
    }

    @Test
    void withoutSplitEveryPartIsOneElement() {
        assertThat(node().type())
                .isEqualTo(sequence(Shape.of(1, 6), Shape.of(1, 6), Shape.of(1, 6)));
        assertThat(node().integer("keepdims", 0).type())
                .isEqualTo(sequence(Shape.of(6), Shape.of(6), Shape.of(6)));
    }

    @Test
    void partsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> node().vector(2, 2).type())
                .isInstanceOf(ShapeException.class)
                .hasMessage("parts [2, 2] do not add up to 3");
        assertThatThrownBy(() -> node().scalar(0).type()).hasMessage("split is 0");
        assertThatThrownBy(() -> TestNode.of(new SplitToSequence()).input(100_000).type())
                .hasMessage("100000 parts are more than 65536");
    }

    private static TestNode node() {
        return TestNode.of(new SplitToSequence()).input(3, 6);
    }

    private static SequenceType sequence(Shape... shapes) {
        return new SequenceType(
                Arrays.stream(shapes)
                        .<ValueType>map(shape -> new TensorType(ElementType.FLOAT, shape))
                        .toList());
    }
}
