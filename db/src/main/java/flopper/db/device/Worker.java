package flopper.db.device;

import java.time.Instant;
import java.util.Optional;

/**
 * One worker process.
 *
 * @param name host and process id, for people
 * @param seenAt last heartbeat
 * @param drainingAt when it was told to stop
 * @param stoppedAt when it said goodbye; empty for ever where it was killed
 * @param alive it has not stopped and was seen lately
 */
public record Worker(
        String id,
        String name,
        String version,
        Instant startedAt,
        Instant seenAt,
        Optional<Instant> drainingAt,
        Optional<Instant> stoppedAt,
        boolean alive) {}
