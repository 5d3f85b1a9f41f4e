package flopper.analysis.op.elementwise;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NumberCheckTest {
    @ParameterizedTest
    @EnumSource(NumberCheck.class)
    void oneComparisonForEveryElement(NumberCheck operator) {
        TestNode node = TestNode.of(operator).input(2, 3);
        assertThat(node.type()).isEqualTo(TensorType.of(ElementType.BOOL, 2, 3));
        assertThat(node.cost()).isEqualTo(Cost.comparisons(6));
    }
}
