package flopper.analysis.op.reshaping;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.SequenceType;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

import java.util.List;

class IdentityTest {
    @Test
    void everyKindOfValuePassesThrough() {
        SequenceType sequence = new SequenceType(List.of(TensorType.of(ElementType.FLOAT, 2)));
        assertThat(TestNode.of(new Identity()).input(sequence).type()).isEqualTo(sequence);
        assertThat(TestNode.of(new Identity()).vector(1, 2).folded())
                .isEqualTo(ConstantTensor.vector(1, 2));
    }
}
