package flopper.analysis.op.normalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class GroupNormalizationTest {
    private static TestNode norm(long parameters, long groups) {
        return TestNode.of(new GroupNormalization())
                .input(2, 8, 16, 16)
                .weight(parameters)
                .weight(parameters)
                .integer("num_groups", groups);
    }

    @Test
    void everyGroupOfEverySampleIsStandardised() {
        assertThat(norm(8, 4).shape()).containsExactly(2L, 8L, 16L, 16L);
        assertThat(norm(8, 4).cost())
                .isEqualTo(Moments.standardized(4096, 8).plus(Moments.affine(4096, true)));
    }

    @Test
    void scalesBelongedToGroupsOnce() {
        assertThat(norm(4, 4).opset(18).shape()).containsExactly(2L, 8L, 16L, 16L);
        assertThatThrownBy(() -> norm(4, 4).infer()).isInstanceOf(ShapeException.class);
    }

    @Test
    void groupsThatDoNotDivideTheChannelsAreRefused() {
        assertThatThrownBy(() -> norm(8, 3).infer()).isInstanceOf(ShapeException.class);
    }
}
