package flopper.analysis.op.microsoft.attention;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.Shape;

import org.junit.jupiter.api.Test;

class GemmaRotaryEmbeddingTest {
    @Test
    void queriesAndKeysTurnByTheSameAngles() {
        TestNode node =
                TestNode.of(new GemmaRotaryEmbedding())
                        .input(1, 3, 8)
                        .input(1, 2, 3, 8)
                        .input(1, 2, 3, 8)
                        .input(1, 1, 3, 8)
                        .input(1, 1, 3, 8);
        assertThat(node.shapes()).containsExactly(Shape.of(1, 2, 3, 8), Shape.of(1, 1, 3, 8));
        assertThat(node.cost())
                .isEqualTo(
                        Cost.transcendentals(48).plus(new Cost(0, 1, 2, 0, 0, 0).times(48 + 24)));
    }
}
