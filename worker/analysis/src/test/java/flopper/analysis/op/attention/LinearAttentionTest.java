package flopper.analysis.op.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class LinearAttentionTest {
    private static final long TOKENS = 2 * 5;
    private static final long STATE = 2 * 8 * 6;

    /** Two samples of five tokens, four query heads on two key heads of 8, values of 6. */
    private static TestNode attention(String rule) {
        return TestNode.of(new LinearAttention())
                .opset(27)
                .input(2, 5, 4 * 8)
                .input(2, 5, 2 * 8)
                .input(2, 5, 2 * 6)
                .absent()
                .input(2, 5, 2)
                .integer("q_num_heads", 4)
                .integer("kv_num_heads", 2)
                .text("update_rule", rule)
                .outputs(2);
    }

    @Test
    void theOutputFollowsTheQueriesAndTheStateTheKeys() {
        assertThat(attention("linear").shapes())
                .containsExactly(Shape.of(2, 5, 4 * 6), Shape.of(2, 2, 8, 6));
    }

    @Test
    void everyTokenUpdatesTheStateAndReadsItForEachQueryHead() {
        Cost linear =
                Cost.multiplyAdds(TOKENS * (STATE + 4 * 8 * 6))
                        .plus(Cost.multiplications(TOKENS * 4 * 6));
        assertThat(attention("linear").cost()).isEqualTo(linear);
        Cost decay = Cost.multiplications(TOKENS * STATE).plus(Cost.transcendentals(TOKENS * 2));
        assertThat(attention("gated").cost()).isEqualTo(linear.plus(decay));
        Cost recall =
                Cost.multiplyAdds(TOKENS * STATE)
                        .plus(new Cost(0, 1, 1, 0, 0, 0).times(TOKENS * 2 * 6));
        assertThat(attention("delta").cost()).isEqualTo(linear.plus(recall));
        assertThat(attention("gated_delta").cost()).isEqualTo(linear.plus(decay).plus(recall));
    }

    @Test
    void anUnknownRuleIsRefused() {
        assertThatThrownBy(() -> attention("quadratic").infer()).isInstanceOf(ShapeException.class);
    }
}
