package flopper.api.job;

import flopper.db.job.Job;
import flopper.db.job.JobKind;
import flopper.db.job.JobState;
import flopper.db.lease.Attempt;
import flopper.db.workload.Cell;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A job as it is told.
 *
 * @param sweepId null for a profile asked for by itself
 * @param batch as asked for; null: the graph's own
 * @param shapes as asked for; empty: the graph's own
 * @param precision null for a profile, as are {@code deviceClass}, {@code backend} and {@code
 *     threads}
 * @param device the one unit that may run it; null: any of the class
 * @param resultId the profile or measurement, by kind
 * @param reused answered at submission by a stored result
 * @param waiting why it waits; null where it does not
 * @param failure why it failed; failures that were tried again stand with their attempts
 * @param startedAt start of the current or last attempt
 */
@Serdeable
public record JobResponse(
        String id,
        @Schema(nullable = true) Optional<String> sweepId,
        JobKind kind,
        JobState state,
        String model,
        String graphId,
        @Schema(nullable = true) Optional<Long> batch,
        Map<String, List<Long>> shapes,
        @Schema(nullable = true) Optional<String> precision,
        @Schema(nullable = true) Optional<String> deviceClass,
        @Schema(nullable = true) Optional<String> backend,
        @Schema(nullable = true) Optional<Integer> threads,
        @Schema(nullable = true) Optional<String> device,
        @Schema(nullable = true) Optional<String> resultId,
        boolean reused,
        @Schema(nullable = true) Optional<Waiting> waiting,
        @Schema(nullable = true) Optional<FailureResponse> failure,
        int maxAttempts,
        Instant queuedAt,
        @Schema(nullable = true) Optional<Instant> startedAt,
        @Schema(nullable = true) Optional<Instant> finishedAt,
        List<AttemptResponse> attempts) {

    /**
     * Why a job waits.
     *
     * @param position how many jobs of its queue come before it, itself included, as turns are now;
     *     null in lists
     */
    @Serdeable
    public record Waiting(String reason, @Schema(nullable = true) Optional<Integer> position) {}

    /** The job with its story. */
    public static JobResponse of(Job job, List<Attempt> attempts, Optional<Waiting> waiting) {
        Cell cell = job.cell();
        return new JobResponse(
                job.id(),
                job.sweepId(),
                job.kind(),
                job.state(),
                cell.model(),
                cell.graphId(),
                cell.batch().stream().boxed().findFirst(),
                cell.shapes().byName(),
                cell.precision(),
                cell.deviceClass(),
                cell.backend(),
                cell.threads().stream().boxed().findFirst(),
                cell.deviceId(),
                job.resultId(),
                job.reused(),
                waiting,
                job.failure().map(FailureResponse::of),
                job.maxAttempts(),
                job.queuedAt(),
                job.startedAt(),
                job.finishedAt(),
                attempts.stream().map(AttemptResponse::of).toList());
    }
}
