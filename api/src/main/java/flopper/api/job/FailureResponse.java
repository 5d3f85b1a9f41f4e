package flopper.api.job;

import flopper.db.failure.Blame;
import flopper.db.failure.Failure;
import flopper.db.failure.FailureCode;

import io.micronaut.serde.annotation.Serdeable;

/**
 * Why a job or an attempt failed.
 *
 * @param blame whose fault it is; what is the user's is not tried again
 * @param detail one sentence
 */
@Serdeable
public record FailureResponse(FailureCode code, Blame blame, String detail) {

    static FailureResponse of(Failure failure) {
        return new FailureResponse(failure.code(), failure.blame(), failure.detail());
    }
}
