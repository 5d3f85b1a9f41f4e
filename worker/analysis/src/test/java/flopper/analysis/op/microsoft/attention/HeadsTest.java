package flopper.analysis.op.microsoft.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.attention.Attention;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class HeadsTest {
    private static final TypedNode NODE = TestNode.of(new SparseAttention()).typed();

    @Test
    void theCostIsTheStandardOperatorsAndItsMasks() {
        Heads heads = new Heads(2, 4, 2, 3, 7, 8, 6);
        Cost standard =
                TestNode.of(new Attention())
                        .input(2, 4, 3, 8)
                        .input(2, 2, 7, 8)
                        .input(2, 2, 7, 6)
                        .cost();
        assertThat(heads.output()).isEqualTo(Shape.of(2, 3, 24));
        assertThat(heads.cost(NODE, false, 2))
                .isEqualTo(standard.plus(Cost.additions(2 * 2 * 4 * 3 * 7)));
        assertThat(standard.multiplyAdds()).isEqualTo(2 * 4 * 3 * 7 * (8 + 6));
    }

    @Test
    void headsMustDivideTheWidth() {
        assertThat(Heads.size(24, 4)).isEqualTo(6);
        assertThatThrownBy(() -> Heads.size(24, 5))
                .isInstanceOf(ShapeException.class)
                .hasMessage("num_heads is 5 for a width of 24");
        assertThatThrownBy(() -> Heads.count(NODE, "num_heads"))
                .hasMessage("num_heads is missing or below 1");
    }
}
