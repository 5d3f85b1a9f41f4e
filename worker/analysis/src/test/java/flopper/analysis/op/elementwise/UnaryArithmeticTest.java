package flopper.analysis.op.elementwise;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UnaryArithmeticTest {
    @ParameterizedTest
    @EnumSource(UnaryArithmetic.class)
    void theOutputHasTheInputsType(UnaryArithmetic operator) {
        assertThat(TestNode.of(operator).input(2, 3).shape()).containsExactly(2L, 3L);
        assertThat(TestNode.of(operator).input(2, 3).foldedAll()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ABS, -2.5, 2.5",
        "CEIL, 1.2, 2",
        "EXP, 0, 1",
        "FLOOR, -1.2, -2",
        "LOG, 1, 0",
        "NEG, 3, -3",
        "RECIPROCAL, 4, 0.25",
        "ROUND, 2.5, 2",
        "ROUND, 3.5, 4",
        "SIGN, -7, -1",
        "SQRT, 9, 3"
    })
    void realNumbersFold(UnaryArithmetic operator, double input, double expected) {
        ConstantTensor x = ConstantTensor.ofDoubles(ElementType.FLOAT, Shape.of(1), input);
        assertThat(TestNode.of(operator).constant(x).folded().doubleAt(0)).isEqualTo(expected);
    }

    @Test
    void integersAndBooleansFold() {
        assertThat(TestNode.of(UnaryArithmetic.NEG).vector(3, -4).folded())
                .isEqualTo(ConstantTensor.vector(-3, 4));
        ConstantTensor truths = ConstantTensor.ofLongs(ElementType.BOOL, Shape.of(2), 1, 0);
        assertThat(TestNode.of(UnaryArithmetic.NOT).constant(truths).folded())
                .isEqualTo(ConstantTensor.ofLongs(ElementType.BOOL, Shape.of(2), 0, 1));
        ConstantTensor bytes = ConstantTensor.ofLongs(ElementType.UINT8, Shape.of(1), 5);
        assertThat(TestNode.of(UnaryArithmetic.BITWISE_NOT).constant(bytes).folded().longAt(0))
                .isEqualTo(250);
    }

    @Test
    void everyKindOfOperationIsCountedAsItsOwn() {
        assertThat(TestNode.of(UnaryArithmetic.SQRT).input(6).cost())
                .isEqualTo(Cost.transcendentals(6));
        assertThat(TestNode.of(UnaryArithmetic.RECIPROCAL).input(6).cost())
                .isEqualTo(Cost.divisions(6));
        assertThat(TestNode.of(UnaryArithmetic.NEG).input(6).cost()).isEqualTo(Cost.additions(6));
        assertThat(TestNode.of(UnaryArithmetic.SIGN).input(6).cost())
                .isEqualTo(Cost.comparisons(12));
    }
}
