package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.UnknownType;
import flopper.analysis.tensor.ValueType;

import org.junit.jupiter.api.Test;

import java.util.List;

class RemovePaddingTest {
    @Test
    void onlyTheNumberOfTokensIsOpen() {
        List<ValueType> types =
                TestNode.of(new RemovePadding())
                        .input(3, 4, 8)
                        .input(TensorType.of(ElementType.INT32, 3))
                        .infer();
        assertThat(types.getFirst()).isInstanceOf(UnknownType.class);
        assertThat(types.subList(1, 4))
                .containsExactly(
                        TensorType.of(ElementType.INT32, 3, 4),
                        TensorType.of(ElementType.INT32, 4),
                        TensorType.of(ElementType.INT32, 1));
    }
}
