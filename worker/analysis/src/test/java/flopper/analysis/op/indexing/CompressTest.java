package flopper.analysis.op.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class CompressTest {
    @Test
    void theConditionCountsWhatStays() {
        assertThat(node(0, 1, 1).integer("axis", 0).shape()).containsExactly(2L, 2L);
        assertThat(node(0, 1, 0, 0, 1).shape()).containsExactly(2L);
    }

    @Test
    void aLongerConditionIsRefusedAndAnUnknownOneUnresolved() {
        assertThatThrownBy(() -> node(0, 1, 1).integer("axis", 1).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("condition has 3 entries for an axis of 2");
        assertThatThrownBy(() -> TestNode.of(new Compress()).input(3, 2).input(3).shape())
                .isInstanceOf(UnresolvedException.class);
    }

    private static TestNode node(long... condition) {
        return TestNode.of(new Compress()).input(3, 2).vector(condition);
    }
}
