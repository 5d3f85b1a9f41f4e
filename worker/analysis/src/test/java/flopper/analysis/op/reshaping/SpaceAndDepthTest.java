package flopper.analysis.op.reshaping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class SpaceAndDepthTest {
    @Test
    void channelsBecomeBlocksAndBack() {
        assertThat(
                        TestNode.of(SpaceAndDepth.DEPTH_TO_SPACE)
                                .input(1, 8, 2, 3)
                                .integer("blocksize", 2)
                                .shape())
                .containsExactly(1L, 2L, 4L, 6L);
        assertThat(
                        TestNode.of(SpaceAndDepth.SPACE_TO_DEPTH)
                                .input(1, 2, 4, 6)
                                .integer("blocksize", 2)
                                .shape())
                .containsExactly(1L, 8L, 2L, 3L);
    }

    @Test
    void channelsThatDoNotDivideAreRefused() {
        assertThatThrownBy(() ->
                        TestNode.of(SpaceAndDepth.DEPTH_TO_SPACE)
                                .input(1, 6, 2, 3)
                                .integer("blocksize", 2)
                                .shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("dimension 1 of [1, 6, 2, 3] is not divisible by 4");
        assertThatThrownBy(
                        () -> TestNode.of(SpaceAndDepth.DEPTH_TO_SPACE).input(1, 8, 2, 3).shape())
                .hasMessage("blocksize is missing or below 1");
    }
}
