package flopper.api.sweep.matrix;

import flopper.api.problem.ApiException;
import flopper.db.failure.FailureCode;

import io.micronaut.serde.annotation.Serdeable;

/**
 * Why a submission cannot be taken.
 *
 * @param field path in the body
 * @param detail one sentence
 */
@Serdeable
public record Refusal(FailureCode code, String field, String detail) {

    /** The same as what a request ends with. */
    public ApiException exception() {
        return ApiException.ofField(code, field, detail);
    }
}
