package flopper.analysis.op.normalization;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;

import org.junit.jupiter.api.Test;

class RmsNormalizationTest {
    @Test
    void twentyRowsOfSixtyFour() {
        TestNode node = TestNode.of(new RmsNormalization()).opset(23).input(2, 10, 64).weight(64);
        assertThat(node.shape()).containsExactly(2L, 10L, 64L);
        long n = 2 * 10 * 64;
        // Squares, 63 additions and a division a row, ε, √, n divisions, n products with scale.
        assertThat(node.cost()).isEqualTo(new Cost(0, 20 * 63 + 20, n + n, 20 + n, 0, 20));
    }
}
