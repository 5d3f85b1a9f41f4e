package flopper.db.sweep;

import java.time.Instant;
import java.util.Optional;

/**
 * The jobs of a sweep that wait on one queue, and what they wait for.
 *
 * @param jobs waiting jobs
 * @param inKafka how many of them were dispatched
 * @param delayed how many wait for their next attempt
 * @param nextAttemptAt when the first of those is due
 * @param running jobs of anybody that run on the queue now
 */
public record QueueShare(
        String queue,
        int jobs,
        int inKafka,
        int delayed,
        Optional<Instant> nextAttemptAt,
        int running) {}
