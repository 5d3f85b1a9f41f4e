package flopper.analysis.op.elementwise;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TranscendentalTest {
    @ParameterizedTest
    @EnumSource(Transcendental.class)
    void oneOperationForEveryElement(Transcendental operator) {
        assertThat(TestNode.of(operator).input(2, 3).shape()).containsExactly(2L, 3L);
        assertThat(TestNode.of(operator).input(2, 3).cost()).isEqualTo(Cost.transcendentals(6));
    }
}
