package flopper.analysis.op.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class TensorScatterTest {
    @Test
    void theCacheKeepsItsShapeAndOnlyTheUpdateMoves() {
        TestNode node = TestNode.of(new TensorScatter()).input(2, 4, 128, 64).input(2, 4, 1, 64);
        assertThat(node.shape()).containsExactly(2L, 4L, 128L, 64L);
        assertThat(new TensorScatter().bytesWritten(node.resolved(), 0)).isEqualTo(2 * 4 * 64 * 4);
        assertThat(new TensorScatter().bytesRead(node.resolved(), 0)).isZero();
    }

    @Test
    void anUpdateLongerThanTheCacheIsRefused() {
        assertThatThrownBy(() ->
                        TestNode.of(new TensorScatter()).input(2, 8, 64).input(2, 9, 64).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("update [2, 9, 64] does not fit the cache [2, 8, 64] along axis 1");
    }
}
