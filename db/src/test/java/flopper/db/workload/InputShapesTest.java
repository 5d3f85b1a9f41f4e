package flopper.db.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

final class InputShapesTest {

    @Test
    void theTextIsOneLinePerInputSortedByName() {
        InputShapes shapes =
                InputShapes.of(
                        Map.of("mask", List.of(1L, 128L), "ids", List.of(1L), "scale", List.of()));

        assertThat(shapes.text()).isEqualTo("ids=1\nmask=1x128\nscale=");
        assertThat(InputShapes.parse(shapes.text())).isEqualTo(shapes);
    }

    @Test
    void namesWithSignsLineBreaksAndBackslashesComeBack() {
        InputShapes shapes =
                InputShapes.of(
                        Map.of("a=b", List.of(1L), "c\nd\r", List.of(2L), "e\\n\0f", List.of(3L)));

        assertThat(InputShapes.parse(shapes.text())).isEqualTo(shapes);
        assertThat(shapes.text()).doesNotContain("\0").doesNotContain("\r");
    }

    @Test
    void noShapesAreNoText() {
        assertThat(InputShapes.none().text()).isEmpty();
        assertThat(InputShapes.parse("")).isEqualTo(InputShapes.none());
    }

    @Test
    void textThatIsNoShapeIsRefused() {
        assertThatThrownBy(() -> InputShapes.parse("input"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("input");
        assertThatThrownBy(() -> InputShapes.parse("input=1xa"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
