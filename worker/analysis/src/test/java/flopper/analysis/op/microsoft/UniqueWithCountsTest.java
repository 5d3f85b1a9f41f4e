package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.Shape;

import org.junit.jupiter.api.Test;

class UniqueWithCountsTest {
    @Test
    void knownValuesGiveThreeOutputs() {
        assertThat(TestNode.of(new UniqueWithCounts()).vector(2, 1, 1, 3, 4, 3).shapes())
                .containsExactly(Shape.of(4), Shape.of(6), Shape.of(4));
    }
}
