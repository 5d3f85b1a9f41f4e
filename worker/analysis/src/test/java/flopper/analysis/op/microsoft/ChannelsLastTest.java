package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class ChannelsLastTest {
    @Test
    void channelsMoveBetweenFirstAndLast() {
        TensorType last = TensorType.of(ElementType.FLOAT, 1, 8, 9, 4);
        TensorType first = TensorType.of(ElementType.FLOAT, 1, 4, 8, 9);
        assertThat(ChannelsLast.toFirst(last)).isEqualTo(first);
        assertThat(ChannelsLast.toLast(first)).isEqualTo(last);
    }

    @Test
    void aTensorWithoutSpatialAxisIsRefused() {
        assertThatThrownBy(() -> ChannelsLast.toLast(TensorType.of(ElementType.FLOAT, 1, 4)))
                .isInstanceOf(ShapeException.class)
                .hasMessage("the shape [1, 4] has no spatial axis");
    }
}
