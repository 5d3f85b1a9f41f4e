package flopper.analysis.op.generation;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.op.TestNode;

import org.junit.jupiter.api.Test;

class SizeTest {
    @Test
    void theElementCountIsTheValue() {
        TestNode node = TestNode.of(new Size()).input(2, 3, 4);
        assertThat(node.shape()).isEmpty();
        assertThat(node.folded().longAt(0)).isEqualTo(24);
    }
}
