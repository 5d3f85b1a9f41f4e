package flopper.analysis.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.graph.AttributeValue;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.SequenceType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import org.junit.jupiter.api.Test;

import java.util.List;

class RecastTest {
    /** Puts out its first input, and costs an addition for each input present. */
    private static final class First implements Operator {
        @Override
        public OperatorId id() {
            return OperatorId.onnx("First");
        }

        @Override
        public List<ValueType> infer(TypedNode node) {
            return List.of(node.value(0));
        }

        @Override
        public Cost cost(ResolvedNode node) {
            return Cost.additions((node.hasInput(0) ? 1 : 0) + (node.hasInput(1) ? 1 : 0));
        }
    }

    private static final TensorType SMALL = TensorType.of(ElementType.FLOAT, 2);
    private static final TensorType LARGE = TensorType.of(ElementType.FLOAT, 9);

    @Test
    void inputsAreChosenAndReordered() {
        TypedNode node = TestNode.of(new First()).input(SMALL).input(LARGE).typed();
        assertThat(Recast.of(node, 1, 1, 5).infer(new First())).containsExactly(LARGE);
        assertThat(Recast.of(node, 1, 1, 5).cost(new First())).isEqualTo(Cost.additions(1));
        assertThat(Recast.of(node, 1).cost(new First())).isEqualTo(Cost.additions(2));
    }

    @Test
    void typesAndAttributesAreReplaced() {
        TypedNode node =
                TestNode.of(new First()).input(SMALL).integer("a", 1).integer("b", 2).typed();
        Recast recast =
                Recast.of(node, 7)
                        .retyped(0, LARGE)
                        .plus(SMALL)
                        .with("a", new AttributeValue.Int(3))
                        .without("b");
        assertThat(recast.typed().opset()).isEqualTo(7);
        assertThat(recast.typed().attributes().integer("a")).contains(3L);
        assertThat(recast.typed().attributes().has("b")).isFalse();
        assertThat(recast.output(new First())).isEqualTo(LARGE);
        assertThat(recast.cost(new First())).isEqualTo(Cost.additions(2));
    }

    @Test
    void anOutputThatIsNoTensorIsRefused() {
        TypedNode node = TestNode.of(new First()).input(new SequenceType(List.of())).typed();
        assertThatThrownBy(() -> Recast.of(node, 1).output(new First()))
                .isInstanceOf(ShapeException.class);
    }
}
