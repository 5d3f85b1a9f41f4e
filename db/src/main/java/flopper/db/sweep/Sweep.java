package flopper.db.sweep;

import flopper.db.job.Priority;

import org.jdbi.v3.core.mapper.Nested;

import java.time.Instant;
import java.util.Optional;

/**
 * A submission and how far it is.
 *
 * @param total jobs it has, those answered from the store included
 * @param reused jobs answered from the store at submission
 * @param finishedAt when its last job ended; empty while one has not
 */
public record Sweep(
        String id,
        String name,
        String owner,
        Priority priority,
        int total,
        int reused,
        @Nested SweepCounts counts,
        Instant createdAt,
        Optional<Instant> finishedAt) {}
