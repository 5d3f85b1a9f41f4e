package flopper.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.InvalidModelException;
import flopper.analysis.ModelFault;
import flopper.db.failure.Blame;
import flopper.db.failure.Failure;
import flopper.db.failure.FailureCode;
import flopper.timing.failure.TimingFailure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailuresTest {

    @ParameterizedTest
    @EnumSource
    void aFaultOfTheModelKeepsItsNameAndIsTheUsers(ModelFault fault) {
        Failure failure = Failures.of(new InvalidModelException(fault, "node a: no"));

        assertThat(failure.code().name()).isEqualTo(fault.name());
        assertThat(failure.blame()).isEqualTo(Blame.USER);
        assertThat(failure.detail()).isEqualTo("node a: no");
    }

    @ParameterizedTest
    @EnumSource
    void aFailureOfTheTimerKeepsItsNameAndItsBlame(flopper.timing.failure.FailureCode code) {
        Failure failure = Failures.of(new TimingFailure(code, "it died", "last\nwords\n"));

        assertThat(failure.code().name()).isEqualTo(code.name());
        assertThat(failure.blame().name()).isEqualTo(code.blame().name());
        assertThat(failure.detail()).isEqualTo("it died\nlast\nwords");
    }

    @Test
    void whatNobodyForesawIsOurFault() {
        assertThat(Failures.of(new ArithmeticException("long overflow")))
                .isEqualTo(
                        new Failure(
                                FailureCode.INTERNAL_ERROR,
                                "flopper failed: java.lang.ArithmeticException: long overflow"));
    }
}
