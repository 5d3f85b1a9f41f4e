package flopper.api.job;

import flopper.db.lease.Attempt;
import flopper.db.lease.AttemptOutcome;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.time.Instant;
import java.util.Optional;

/**
 * One time that a worker took a job.
 *
 * @param worker its host and process id
 * @param outcome null while it runs
 */
@Serdeable
public record AttemptResponse(
        String worker,
        Instant startedAt,
        @Schema(nullable = true) Optional<Instant> endedAt,
        @Schema(nullable = true) Optional<AttemptOutcome> outcome,
        @Schema(nullable = true) Optional<FailureResponse> failure) {

    static AttemptResponse of(Attempt attempt) {
        return new AttemptResponse(
                attempt.worker(),
                attempt.startedAt(),
                attempt.endedAt(),
                attempt.outcome(),
                attempt.failure().map(FailureResponse::of));
    }
}
