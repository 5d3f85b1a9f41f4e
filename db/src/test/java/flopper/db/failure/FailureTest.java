package flopper.db.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FailureTest {

    @Test
    void theCodeSaysWhoseFaultItIs() {
        assertThat(new Failure(FailureCode.SHAPE_MISMATCH, "x").blame()).isEqualTo(Blame.USER);
        assertThat(new Failure(FailureCode.OUT_OF_MEMORY, "x").blame()).isEqualTo(Blame.DEVICE);
        assertThat(new Failure(FailureCode.INTERNAL_ERROR, "x").blame()).isEqualTo(Blame.INTERNAL);
    }

    @Test
    void theDetailIsBoundedAndStorable() {
        assertThat(new Failure(FailureCode.BACKEND_CRASHED, "a\0b").detail()).isEqualTo("ab");
        assertThat(new Failure(FailureCode.BACKEND_CRASHED, "x".repeat(10_000)).detail())
                .hasSize(Failure.DETAIL_CHARS_MAX);
    }
}
