package flopper.analysis.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

import java.util.List;

class BroadcastingTest {
    @Test
    void axesOfSizeOneAndMissingAxesStretch() {
        assertThat(Broadcasting.of(Shape.of(2, 3, 1, 5), Shape.of(4, 1)))
                .isEqualTo(Shape.of(2, 3, 4, 5));
        assertThat(Broadcasting.of(Shape.scalar(), Shape.of(7))).isEqualTo(Shape.of(7));
    }

    @Test
    void anEmptyAxisBroadcastsWithOneOnly() {
        assertThat(Broadcasting.of(Shape.of(0), Shape.of(1))).isEqualTo(Shape.of(0));
        assertThatThrownBy(() -> Broadcasting.of(Shape.of(0), Shape.of(2)))
                .isInstanceOf(ShapeException.class);
    }

    @Test
    void shapesThatDoNotFitAreBothNamed() {
        assertThatThrownBy(() -> Broadcasting.of(Shape.of(2, 3), Shape.of(4)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("[2, 3]")
                .hasMessageContaining("[4]");
    }

    @Test
    void severalShapesHaveOneCommonShape() {
        assertThat(Broadcasting.of(List.of(Shape.of(3, 1), Shape.of(1, 4), Shape.of(2, 1, 1))))
                .isEqualTo(Shape.of(2, 3, 4));
    }

    @Test
    void stretchingNeverChangesTheTarget() {
        assertThatThrownBy(() -> Broadcasting.requireStretches(Shape.of(4), Shape.of(1)))
                .hasMessageContaining("[4] does not broadcast to [1]");
    }

    @Test
    void sourcesAreRowMajorPositionsOfTheOriginal() {
        assertThat(Broadcasting.sources(Shape.of(2, 1), Shape.of(2, 3)))
                .containsExactly(0, 0, 0, 1, 1, 1);
        assertThat(Broadcasting.sources(Shape.of(3), Shape.of(2, 3)))
                .containsExactly(0, 1, 2, 0, 1, 2);
        assertThat(Broadcasting.sources(Shape.scalar(), Shape.scalar())).containsExactly(0);
    }
}
