package flopper.analysis.op.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class WindowTest {
    @Test
    void theSizeIsAnInputTheTypeAnAttribute() {
        assertThat(TestNode.of(Window.HANN).scalar(10).type())
                .isEqualTo(TensorType.of(ElementType.FLOAT, 10));
        assertThat(
                        TestNode.of(Window.HAMMING)
                                .scalar(10)
                                .integer("output_datatype", ElementType.DOUBLE.code())
                                .type())
                .isEqualTo(TensorType.of(ElementType.DOUBLE, 10));
        assertThatThrownBy(() -> TestNode.of(Window.HANN).input().infer())
                .isInstanceOf(UnresolvedException.class);
    }

    @Test
    void aBlackmanWindowHasTwoCosines() {
        assertThat(TestNode.of(Window.HANN).scalar(10).cost())
                .isEqualTo(new Cost(0, 1, 2, 1, 0, 1).times(10));
        assertThat(TestNode.of(Window.BLACKMAN).scalar(10).cost())
                .isEqualTo(TestNode.of(Window.HANN).scalar(10).cost().times(2));
    }
}
