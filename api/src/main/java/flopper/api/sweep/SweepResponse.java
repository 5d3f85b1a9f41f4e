package flopper.api.sweep;

import flopper.db.job.JobState;
import flopper.db.job.Priority;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sweep as it is told.
 *
 * @param finishedAt when its last job ended; null while one has not
 * @param total jobs it has
 * @param counts jobs by state, every state present
 * @param reused jobs answered by stored results at submission
 * @param etaSeconds time until its last job ends; null where nobody can say
 * @param waiting why the jobs that wait do so
 */
@Serdeable
record SweepResponse(
        String id,
        String name,
        String owner,
        Priority priority,
        Instant createdAt,
        @Schema(nullable = true) Optional<Instant> finishedAt,
        int total,
        Map<JobState, Integer> counts,
        int reused,
        @Schema(nullable = true) Optional<Long> etaSeconds,
        List<Waiting> waiting) {

    /** Jobs that wait for the same reason. */
    @Serdeable
    record Waiting(String reason, int jobs) {}
}
