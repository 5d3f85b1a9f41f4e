package flopper.analysis.op.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.SequenceType;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

import java.util.List;

class SequenceConstructTest {
    @Test
    void tensorsOfAnyShapeMakeASequence() {
        TensorType other = TensorType.of(ElementType.FLOAT, 5);
        assertThat(TestNode.of(new SequenceConstruct()).input(2, 3).input(other).type())
                .isEqualTo(
                        new SequenceType(List.of(TensorType.of(ElementType.FLOAT, 2, 3), other)));
    }
}
