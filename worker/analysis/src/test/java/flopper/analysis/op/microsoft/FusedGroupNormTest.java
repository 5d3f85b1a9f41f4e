package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.activation.Activation;
import flopper.analysis.op.normalization.GroupNormalization;
import flopper.analysis.tensor.Shape;

import org.junit.jupiter.api.Test;

class FusedGroupNormTest {
    @Test
    void channelsComeLastUnlessToldOtherwise() {
        TestNode last = node(FusedGroupNorm.GROUP_NORM).input(1, 4, 4, 8).weight(8).weight(8);
        TestNode first =
                node(FusedGroupNorm.GROUP_NORM)
                        .input(1, 8, 4, 4)
                        .weight(8)
                        .weight(8)
                        .integer("channels_last", 0);
        Cost normalised =
                TestNode.of(new GroupNormalization())
                        .input(1, 8, 4, 4)
                        .weight(8)
                        .weight(8)
                        .integer("num_groups", 4)
                        .cost();
        assertThat(last.shape()).containsExactly(1L, 4L, 4L, 8L);
        assertThat(last.cost()).isEqualTo(normalised).isEqualTo(first.cost());
        assertThat(last.integer("activation", 1).cost())
                .isEqualTo(normalised.plus(Activation.SWISH.perElement().times(128)));
    }

    @Test
    void theSkipFormAddsFirst() {
        TestNode node =
                node(FusedGroupNorm.SKIP_GROUP_NORM)
                        .input(1, 4, 4, 8)
                        .weight(8)
                        .weight(8)
                        .input(1, 4, 4, 8)
                        .weight(8);
        assertThat(node.shapes()).containsExactly(Shape.of(1, 4, 4, 8), Shape.of(1, 4, 4, 8));
        Cost alone = node(FusedGroupNorm.GROUP_NORM).input(1, 4, 4, 8).weight(8).weight(8).cost();
        assertThat(node.cost()).isEqualTo(alone.plus(Cost.additions(2 * 128)));
    }

    private static TestNode node(FusedGroupNorm operator) {
        return TestNode.of(operator).integer("groups", 4);
    }
}
