package flopper.analysis.op.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.SequenceType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

import java.util.List;

class SequenceLengthTest {
    @Test
    void theLengthIsTheValue() {
        SequenceType two =
                new SequenceType(
                        List.of(
                                TensorType.of(ElementType.FLOAT),
                                TensorType.of(ElementType.FLOAT)));
        assertThat(TestNode.of(new SequenceLength()).input(two).folded())
                .isEqualTo(ConstantTensor.ofLongs(ElementType.INT64, Shape.scalar(), 2));
    }
}
