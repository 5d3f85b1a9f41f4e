package flopper.analysis.op.elementwise;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;

import org.junit.jupiter.api.Test;

class BinaryArithmeticTest {
    @Test
    void theBroadcastShapeIsWhatCosts() {
        TestNode sum = TestNode.of(BinaryArithmetic.ADD).input(2, 8, 16, 16).input(8, 1, 1);
        assertThat(sum.shape()).containsExactly(2L, 8L, 16L, 16L);
        // ptflops and DeepSpeed: 4,096 for torch.add of this shape.
        assertThat(sum.cost()).isEqualTo(Cost.additions(4096));
    }

    @Test
    void everyRowHasItsKind() {
        assertThat(cost(BinaryArithmetic.SUB)).isEqualTo(Cost.additions(1));
        assertThat(cost(BinaryArithmetic.MUL)).isEqualTo(Cost.multiplications(1));
        assertThat(cost(BinaryArithmetic.DIV)).isEqualTo(Cost.divisions(1));
        assertThat(cost(BinaryArithmetic.POW)).isEqualTo(Cost.transcendentals(1));
    }

    @Test
    void shapeArithmeticFolds() {
        assertThat(vectors(BinaryArithmetic.ADD)).isEqualTo(ConstantTensor.vector(9, -5));
        assertThat(vectors(BinaryArithmetic.SUB)).isEqualTo(ConstantTensor.vector(5, -9));
        assertThat(vectors(BinaryArithmetic.MUL)).isEqualTo(ConstantTensor.vector(14, -14));
        assertThat(vectors(BinaryArithmetic.DIV)).isEqualTo(ConstantTensor.vector(3, -3));
        assertThat(vectors(BinaryArithmetic.POW)).isEqualTo(ConstantTensor.vector(49, 49));
    }

    @Test
    void aScalarFoldsWithEveryElement() {
        assertThat(
                        TestNode.of(BinaryArithmetic.MUL)
                                .vector(2, 3)
                                .constant(
                                        ConstantTensor.ofLongs(
                                                ElementType.INT64, Shape.scalar(), 10))
                                .folded())
                .isEqualTo(ConstantTensor.vector(20, 30));
    }

    @Test
    void singlePrecisionRoundsAsTheRunWould() {
        ConstantTensor third =
                TestNode.of(BinaryArithmetic.DIV).constant(real(1)).constant(real(3)).folded();
        assertThat(third.doubleAt(0)).isEqualTo(1f / 3f);
    }

    @Test
    void anIntegerBaseTakesARealExponent() {
        assertThat(TestNode.of(BinaryArithmetic.POW).vector(9).constant(real(0.5)).folded())
                .isEqualTo(ConstantTensor.vector(3));
    }

    @Test
    void aDivisionByZeroAndUnknownValuesDoNotFold() {
        assertThat(TestNode.of(BinaryArithmetic.DIV).vector(1).vector(0).foldedAll()).isEmpty();
        assertThat(TestNode.of(BinaryArithmetic.ADD).vector(1).input(1).foldedAll()).isEmpty();
    }

    private static Cost cost(BinaryArithmetic operator) {
        return TestNode.of(operator).input(1).input(1).cost();
    }

    private static ConstantTensor vectors(BinaryArithmetic operator) {
        return TestNode.of(operator).vector(7, -7).vector(2, 2).folded();
    }

    private static ConstantTensor real(double value) {
        return ConstantTensor.ofDoubles(ElementType.FLOAT, Shape.of(1), value);
    }
}
