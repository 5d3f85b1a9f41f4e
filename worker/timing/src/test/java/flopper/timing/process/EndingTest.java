package flopper.timing.process;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;

import org.junit.jupiter.api.Test;

final class EndingTest {
    @Test
    void aKillWhileTheKernelKilledForMemoryIsWantOfMemory() {
        assertThat(Ending.of(128 + 9, true, "").code()).isEqualTo(FailureCode.OUT_OF_MEMORY);
    }

    @Test
    void anyOtherKillIsACrash() {
        TimingFailure failure = Ending.of(128 + 9, false, "last words");

        assertThat(failure.code()).isEqualTo(FailureCode.BACKEND_CRASHED);
        assertThat(failure)
                .hasMessage("the measuring process was ended by SIGKILL before it answered");
        assertThat(failure.lastWords()).isEqualTo("last words");
    }

    @Test
    void anUncaughtNativeAllocationFailureIsWantOfMemory() {
        String lastWords = "terminate called after throwing an instance of 'std::bad_alloc'";

        assertThat(Ending.of(128 + 6, false, lastWords).code())
                .isEqualTo(FailureCode.OUT_OF_MEMORY);
    }

    @Test
    void anExitIsToldByItsCode() {
        assertThat(Ending.of(7, false, ""))
                .hasMessage("the measuring process ended with code 7 before it answered");
    }
}
