package flopper.db.lease;

import flopper.db.failure.Failure;
import flopper.db.failure.FailureCode;

import java.time.Instant;
import java.util.Optional;

/**
 * One time that a worker claimed a job.
 *
 * @param number 1 for the first
 * @param worker name of the worker
 * @param outcome empty while it runs
 */
public record Attempt(
        String jobId,
        int number,
        String workerId,
        String worker,
        Instant startedAt,
        Optional<Instant> endedAt,
        Optional<AttemptOutcome> outcome,
        Optional<FailureCode> failureCode,
        Optional<String> failureDetail) {

    /** What went wrong. */
    public Optional<Failure> failure() {
        return failureCode.map(code -> new Failure(code, failureDetail.orElse("")));
    }
}
