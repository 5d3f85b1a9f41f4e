package flopper.db.sweep;

import flopper.db.job.Priority;

import java.util.Optional;

/**
 * A submission.
 *
 * @param requestJson the body as submitted, a JSON object
 * @param requestSha256 SHA-256 of that body in hexadecimal
 * @param idempotencyKey the same key from the same owner is the same sweep
 */
public record NewSweep(
        String name,
        String owner,
        Priority priority,
        int maxAttempts,
        String requestJson,
        String requestSha256,
        Optional<String> idempotencyKey) {}
