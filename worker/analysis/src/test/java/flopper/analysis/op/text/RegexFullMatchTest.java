package flopper.analysis.op.text;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class RegexFullMatchTest {
    @Test
    void everyStringMatchesOrNot() {
        assertThat(
                        TestNode.of(new RegexFullMatch())
                                .input(TensorType.of(ElementType.STRING, 2, 3))
                                .type())
                .isEqualTo(TensorType.of(ElementType.BOOL, 2, 3));
    }
}
