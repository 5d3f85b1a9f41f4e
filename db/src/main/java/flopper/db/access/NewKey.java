package flopper.db.access;

import java.time.Instant;
import java.util.Optional;

/**
 * A key that is to be made.
 *
 * @param createdBy the owner of the key it is made with, or what else makes it
 * @param expiresAt from when it is good for nothing; empty for never
 */
public record NewKey(
        String name, String owner, Role role, String createdBy, Optional<Instant> expiresAt) {}
