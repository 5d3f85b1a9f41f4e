package flopper.launcher.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.InputBinding;
import flopper.analysis.tensor.Shape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.OptionalLong;

final class BindingsTest {
    @Test
    void shapesAreReadByInputName() {
        InputBinding binding =
                Bindings.of(OptionalLong.empty(), List.of("input=1x3x224x224", "mask=scalar"));

        assertThat(binding.shapes())
                .containsEntry("input", Shape.of(1, 3, 224, 224))
                .containsEntry("mask", Shape.scalar());
    }

    @Test
    void aSingleNumberMayAlsoNameASymbol() {
        InputBinding binding = Bindings.of(OptionalLong.of(2), List.of("sequence=128"));

        assertThat(binding.symbols()).containsEntry("sequence", 128L);
        assertThat(binding.batch()).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"input", "=1x3", "input=", "input=1x-3", "input=1,3", "input=1xx3"})
    void anythingElseIsRefusedWithTheFormItShouldHave(String option) {
        assertThatThrownBy(() -> Bindings.of(OptionalLong.empty(), List.of(option)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--shape " + option)
                .hasMessageContaining("NAME=1x3x224x224");
    }

    @Test
    void aShapeBeyondEveryTensorIsRefused() {
        assertThatThrownBy(() ->
                        Bindings.of(
                                OptionalLong.empty(),
                                List.of("input=999999999999999x999999999999999")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2^52");
    }
}
