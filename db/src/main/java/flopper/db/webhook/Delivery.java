package flopper.db.webhook;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of a delivery.
 *
 * @param deliveredAt when the receiver took it
 * @param givenUpAt when its attempts were used up
 * @param nextAttemptAt when it is tried next, where it is
 * @param lastError why the last attempt failed
 */
public record Delivery(
        String id,
        Instant createdAt,
        int attemptCount,
        Instant nextAttemptAt,
        Optional<Instant> deliveredAt,
        Optional<Instant> givenUpAt,
        Optional<String> lastError) {}
