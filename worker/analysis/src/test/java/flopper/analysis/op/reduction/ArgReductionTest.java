package flopper.analysis.op.reduction;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArgReductionTest {
    @ParameterizedTest
    @EnumSource(ArgReduction.class)
    void anIndexForEveryRow(ArgReduction operator) {
        TestNode node = TestNode.of(operator).input(2, 3, 4).integer("axis", 1);
        assertThat(node.type()).isEqualTo(TensorType.of(ElementType.INT64, 2, 1, 4));
        assertThat(node.cost()).isEqualTo(Cost.comparisons(24 - 8));
        assertThat(node.integer("keepdims", 0).shape()).containsExactly(2L, 4L);
        assertThat(TestNode.of(operator).input(2, 3).shape()).containsExactly(1L, 3L);
    }
}
