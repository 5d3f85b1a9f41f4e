package flopper.analysis.op.text;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.UnknownType;
import flopper.analysis.tensor.ValueType;

import org.junit.jupiter.api.Test;

import java.util.List;

class StringSplitTest {
    @Test
    void onlyTheCountsHaveAKnownShape() {
        List<ValueType> types =
                TestNode.of(new StringSplit()).input(TensorType.of(ElementType.STRING, 2)).infer();
        assertThat(types.get(0)).isInstanceOf(UnknownType.class);
        assertThat(types.get(1)).isEqualTo(TensorType.of(ElementType.INT64, 2));
    }
}
