package flopper.db.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

final class TensorTest {

    @Test
    void theTextHasTypeShapeAndName() {
        List<Tensor> tensors =
                List.of(
                        Tensor.of("x", "FLOAT", List.of(1L, 64L, 112L, 112L)),
                        Tensor.of("scalar", "INT64", List.of()),
                        new Tensor("unknown", Optional.empty(), Optional.empty()));

        assertThat(Tensor.text(tensors))
                .isEqualTo("FLOAT[1x64x112x112] x\nINT64[] scalar\n?[?] unknown");
        assertThat(Tensor.parse(Tensor.text(tensors))).isEqualTo(tensors);
    }

    @Test
    void oddNamesComeBack() {
        List<Tensor> tensors = List.of(Tensor.of("a] b\n[c", "FLOAT", List.of(1L)));

        assertThat(Tensor.parse(Tensor.text(tensors))).isEqualTo(tensors);
        assertThat(Tensor.parse("")).isEmpty();
    }

    @Test
    void textThatIsNoTensorIsRefused() {
        assertThatThrownBy(() -> Tensor.parse("FLOAT 1x3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("FLOAT 1x3");
    }
}
