package flopper.analysis.op.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.SequenceType;

import org.junit.jupiter.api.Test;

import java.util.List;

class SequenceEmptyTest {
    @Test
    void thereAreNoElements() {
        assertThat(TestNode.of(new SequenceEmpty()).integer("dtype", 1).type())
                .isEqualTo(new SequenceType(List.of()));
    }
}
