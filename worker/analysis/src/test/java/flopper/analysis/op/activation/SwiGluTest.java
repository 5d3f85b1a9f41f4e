package flopper.analysis.op.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class SwiGluTest {
    @Test
    void theGateMultipliesTheValue() {
        TestNode node = TestNode.of(new SwiGlu()).opset(28).input(2, 3).input(2, 3);
        assertThat(node.shape()).containsExactly(2L, 3L);
        assertThat(node.cost().multiplications()).isEqualTo((2 + 1) * 6);
        assertThat(node.cost().transcendentals()).isEqualTo(6);
    }

    @Test
    void shapesThatDifferAreRefused() {
        assertThatThrownBy(() -> TestNode.of(new SwiGlu()).input(2, 3).input(3).infer())
                .isInstanceOf(ShapeException.class);
    }
}
