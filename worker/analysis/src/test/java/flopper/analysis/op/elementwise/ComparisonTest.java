package flopper.analysis.op.elementwise;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
    @Test
    void theAnswerIsABooleanOfTheBroadcastShape() {
        TestNode node = TestNode.of(Comparison.LESS).input(3, 1).input(4);
        assertThat(node.type()).isEqualTo(TensorType.of(ElementType.BOOL, 3, 4));
        assertThat(node.cost()).isEqualTo(Cost.comparisons(12));
    }

    @ParameterizedTest
    @CsvSource({
        "EQUAL, 0, 1, 0",
        "GREATER, 0, 0, 1",
        "GREATER_OR_EQUAL, 0, 1, 1",
        "LESS, 1, 0, 0",
        "LESS_OR_EQUAL, 1, 1, 0"
    })
    void comparisonsFold(Comparison operator, long smaller, long same, long larger) {
        assertThat(TestNode.of(operator).vector(1, 2, 3).vector(2, 2, 2).folded().toLongs())
                .containsExactly(smaller, same, larger);
        ConstantTensor reals =
                ConstantTensor.ofDoubles(ElementType.FLOAT, Shape.of(3), 1.5, 2, 2.5);
        ConstantTensor two = ConstantTensor.ofDoubles(ElementType.FLOAT, Shape.scalar(), 2);
        assertThat(TestNode.of(operator).constant(reals).constant(two).folded().toLongs())
                .containsExactly(smaller, same, larger);
    }

    @ParameterizedTest
    @CsvSource({"AND, 0, 0, 1", "OR, 0, 1, 1", "XOR, 0, 1, 0"})
    void logicFolds(Comparison operator, long neither, long one, long both) {
        ConstantTensor left = ConstantTensor.ofLongs(ElementType.BOOL, Shape.of(3), 0, 0, 1);
        ConstantTensor right = ConstantTensor.ofLongs(ElementType.BOOL, Shape.of(3), 0, 1, 1);
        assertThat(TestNode.of(operator).constant(left).constant(right).folded())
                .isEqualTo(
                        ConstantTensor.ofLongs(ElementType.BOOL, Shape.of(3), neither, one, both));
    }
}
