package flopper.analysis.op.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.OptionalType;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class OptionalOfTest {
    @Test
    void theInputIsHeldAndItsAbsenceIsEmpty() {
        assertThat(TestNode.of(new OptionalOf()).input(2).type())
                .isEqualTo(new OptionalType(Optional.of(TensorType.of(ElementType.FLOAT, 2))));
        assertThat(TestNode.of(new OptionalOf()).type())
                .isEqualTo(new OptionalType(Optional.empty()));
    }
}
