package flopper.analysis.op.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.OptionalType;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.UnknownType;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class OptionalHasElementTest {
    @Test
    void presenceIsAKnownValue() {
        assertThat(node().input(new OptionalType(Optional.empty())).folded().longAt(0)).isZero();
        assertThat(node().folded().longAt(0)).isZero();
        assertThat(node().input(3).folded().longAt(0)).isOne();
        assertThat(node().input(3).type()).isEqualTo(TensorType.of(ElementType.BOOL));
    }

    @Test
    void anUnknownValueLeavesOnlyTheAnswerOpen() {
        TestNode node = node().input(new UnknownType(Optional.empty(), "it depends"));
        assertThat(node.shape()).isEmpty();
        assertThat(node.foldedAll()).isEmpty();
    }

    private static TestNode node() {
        return TestNode.of(new OptionalHasElement());
    }
}
