package flopper.analysis.op.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class PReluTest {
    @Test
    void slopesStretchToTheInput() {
        TestNode node = TestNode.of(new PRelu()).input(1, 8, 4, 4).weight(8, 1, 1);
        assertThat(node.shape()).containsExactly(1L, 8L, 4L, 4L);
        assertThat(node.cost()).isEqualTo(Cost.comparisons(128).plus(Cost.multiplications(128)));
    }

    @Test
    void oldOpsetsTakeOneSlopeForEveryChannel() {
        assertThat(TestNode.of(new PRelu()).opset(6).input(1, 8, 4, 4).weight(8).shape())
                .containsExactly(1L, 8L, 4L, 4L);
        assertThatThrownBy(
                        () -> TestNode.of(new PRelu()).opset(6).input(1, 8, 4, 4).weight(4).infer())
                .isInstanceOf(ShapeException.class);
    }

    @Test
    void slopesThatDoNotStretchAreRefused() {
        assertThatThrownBy(() -> TestNode.of(new PRelu()).input(1, 8, 4, 4).weight(8).infer())
                .isInstanceOf(ShapeException.class);
    }
}
