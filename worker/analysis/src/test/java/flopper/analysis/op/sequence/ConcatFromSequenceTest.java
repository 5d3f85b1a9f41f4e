package flopper.analysis.op.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.SequenceType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.UnknownType;
import flopper.analysis.tensor.ValueType;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class ConcatFromSequenceTest {
    private static final TensorType SMALL = TensorType.of(ElementType.FLOAT, 2, 3);
    private static final TensorType LARGE = TensorType.of(ElementType.FLOAT, 4, 3);

    @Test
    void tensorsJoinAlongAnAxisOrANewOne() {
        assertThat(node(SMALL, LARGE).integer("axis", 0).shape()).containsExactly(6L, 3L);
        assertThat(node(SMALL, SMALL).integer("axis", -1).integer("new_axis", 1).shape())
                .containsExactly(2L, 3L, 2L);
    }

    @Test
    void tensorsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> node(SMALL, LARGE).integer("axis", 1).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("[4, 3] cannot be joined to [2, 3] along axis 1");
        assertThatThrownBy(() -> node().integer("axis", 0).shape())
                .hasMessage("the sequence is empty");
    }

    @Test
    void anUnknownElementLeavesTheShapeOpen() {
        assertThatThrownBy(() ->
                        node(new UnknownType(Optional.empty(), "it depends"))
                                .integer("axis", 0)
                                .shape())
                .isInstanceOf(UnresolvedException.class)
                .hasMessage("it depends");
    }

    private static TestNode node(ValueType... elements) {
        return TestNode.of(new ConcatFromSequence()).input(new SequenceType(List.of(elements)));
    }
}
