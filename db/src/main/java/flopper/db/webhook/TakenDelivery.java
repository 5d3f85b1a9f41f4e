package flopper.db.webhook;

import org.jdbi.v3.core.mapper.Nested;

/**
 * A delivery that the caller is to try now.
 *
 * @param attempt 1 for the first
 */
public record TakenDelivery(
        String id, String sweepId, String body, int attempt, @Nested Webhook webhook) {}
