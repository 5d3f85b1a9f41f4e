package flopper.db.webhook;

import org.jdbi.v3.core.mapper.Nested;

/**
 * A delivery that the caller is to try now.
 *
 * @param sourceId the sweep that ended, or who is told of regressions
 * @param attempt 1 for the first
 */
public record TakenDelivery(
        String id, String sourceId, String body, int attempt, @Nested Webhook webhook) {}
