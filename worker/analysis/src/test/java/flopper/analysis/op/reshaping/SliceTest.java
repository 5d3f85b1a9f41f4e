package flopper.analysis.op.reshaping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class SliceTest {
    @Test
    void endsBeyondTheDimensionAreClamped() {
        assertThat(node(20, 10).vector(0).vector(Long.MAX_VALUE).vector(1).shape())
                .containsExactly(20L, 10L);
        assertThat(node(20).vector(15).vector(1000).shape()).containsExactly(5L);
        assertThat(node(20).vector(-5).vector(-1).shape()).containsExactly(4L);
        assertThat(node(20).vector(25).vector(30).shape()).containsExactly(0L);
    }

    @Test
    void stepsMayWalkBackwards() {
        assertThat(node(20).vector(-1).vector(Long.MIN_VALUE).vector(0).vector(-1).shape())
                .containsExactly(20L);
        assertThat(node(20).vector(19).vector(2).vector(0).vector(-3).shape()).containsExactly(6L);
        assertThat(node(20).vector(1).vector(1000).vector(0).vector(4).shape()).containsExactly(5L);
        assertThat(node(0).vector(5).vector(0).vector(0).vector(-1).shape()).containsExactly(0L);
    }

    @Test
    void theListsWereAttributes() {
        assertThat(
                        node(20, 10)
                                .opset(9)
                                .integers("starts", 1)
                                .integers("ends", 3)
                                .integers("axes", 1)
                                .shape())
                .containsExactly(20L, 2L);
    }

    @Test
    void listsThatDoNotMatchAreRefused() {
        assertThatThrownBy(() -> node(20).vector(0, 0).vector(1).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("starts, ends, axes and steps differ in length: 2, 1, 2, 2");
        assertThatThrownBy(() -> node(20).vector(0).vector(1).vector(0).vector(0).shape())
                .hasMessage("a step is 0");
        assertThatThrownBy(() -> node(4, 4).vector(0, 0).vector(1, 1).vector(1, -1).shape())
                .hasMessage("axes [1, 1] name one twice");
    }

    @Test
    void knownValuesAreCutInTheOrderOfTheSteps() {
        assertThat(
                        TestNode.of(new Slice())
                                .vector(1, 2, 3, 4, 5)
                                .vector(-1)
                                .vector(0)
                                .vector(0)
                                .vector(-2)
                                .folded())
                .isEqualTo(ConstantTensor.vector(5, 3));
    }

    private static TestNode node(long... dims) {
        return TestNode.of(new Slice()).input(dims);
    }
}
