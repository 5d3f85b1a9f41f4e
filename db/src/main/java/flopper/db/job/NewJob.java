package flopper.db.job;

import flopper.db.workload.Cell;

import java.util.Optional;

/**
 * A cell to become a job.
 *
 * @param storedResultId a stored result that answers it, so that no worker needs to
 */
public record NewJob(JobKind kind, Cell cell, Optional<String> storedResultId) {

    /** A job for a worker. */
    public static NewJob of(JobKind kind, Cell cell) {
        return new NewJob(kind, cell, Optional.empty());
    }

    /** The same cell, answered by a stored result. */
    public NewJob answeredBy(String resultId) {
        return new NewJob(kind, cell, Optional.of(resultId));
    }
}
