package flopper.db.job;

import flopper.db.failure.Failure;
import flopper.db.failure.FailureCode;
import flopper.db.workload.Cell;

import org.jdbi.v3.core.mapper.Nested;

import java.time.Instant;
import java.util.Optional;

/**
 * One cell on its way to a result.
 *
 * @param sweepId empty for a profile asked for by itself
 * @param resultId the profile or measurement, by kind, once it succeeded
 * @param reused answered at submission by a stored result
 * @param failureCode why it failed; read {@link #failure()}
 * @param attemptCount attempts used up
 * @param workerId the worker of the current or last attempt
 * @param startedAt start of the current or last attempt; empty while it waits
 */
public record Job(
        String id,
        Optional<String> sweepId,
        JobKind kind,
        JobState state,
        String queue,
        String owner,
        Priority priority,
        @Nested Cell cell,
        Optional<String> resultId,
        boolean reused,
        Optional<FailureCode> failureCode,
        Optional<String> failureDetail,
        int attemptCount,
        int maxAttempts,
        Optional<String> workerId,
        Optional<Instant> leaseExpiresAt,
        Instant queuedAt,
        Instant nextAttemptAt,
        Optional<Instant> dispatchedAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt) {

    /** Why it failed. */
    public Optional<Failure> failure() {
        return failureCode.map(code -> new Failure(code, failureDetail.orElse("")));
    }
}
