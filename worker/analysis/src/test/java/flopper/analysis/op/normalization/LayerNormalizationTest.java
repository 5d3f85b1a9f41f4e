package flopper.analysis.op.normalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class LayerNormalizationTest {
    private static TestNode norm() {
        return TestNode.of(new LayerNormalization()).input(2, 10, 64).weight(64);
    }

    @Test
    void statisticsHaveOneFromTheAxisOn() {
        assertThat(norm().weight(64).outputs(3).infer())
                .containsExactly(
                        TensorType.of(ElementType.FLOAT, 2, 10, 64),
                        TensorType.of(ElementType.FLOAT, 2, 10, 1),
                        TensorType.of(ElementType.FLOAT, 2, 10, 1));
        assertThat(norm().integer("axis", 1).shapes().get(1).toList()).containsExactly(2L, 1L, 1L);
    }

    @Test
    void twentyRowsOfSixtyFour() {
        long n = 2 * 10 * 64;
        long rows = 2 * 10;
        Cost standardized =
                Cost.additions((n - rows) + n + (n - rows) + rows)
                        .plus(Cost.multiplications(2 * n))
                        .plus(Cost.divisions(3 * rows))
                        .plus(Cost.transcendentals(rows));
        assertThat(norm().cost()).isEqualTo(standardized.plus(Cost.multiplications(n)));
        assertThat(norm().weight(64).cost())
                .isEqualTo(standardized.plus(Cost.multiplications(n)).plus(Cost.additions(n)));
    }

    @Test
    void aScaleThatDoesNotStretchIsRefused() {
        assertThatThrownBy(
                        () -> TestNode.of(new LayerNormalization()).input(2, 10).weight(9).infer())
                .isInstanceOf(ShapeException.class);
    }
}
