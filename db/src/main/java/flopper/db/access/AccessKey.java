package flopper.db.access;

import java.time.Instant;
import java.util.Optional;

/**
 * A key of the HTTP API.
 *
 * @param owner whose is what is submitted with it
 * @param prefix the first characters of the secret, to recognise it by
 * @param secretSha256 SHA-256 of the secret in hexadecimal
 * @param createdBy the owner of the key it was made with, or what else made it
 * @param expiresAt from when it is good for nothing; empty for never
 * @param lastUsedAt to a minute
 */
public record AccessKey(
        String id,
        String name,
        String owner,
        Role role,
        String prefix,
        String secretSha256,
        String createdBy,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt,
        Optional<Instant> lastUsedAt) {

    /** Whether it opens anything at this time. */
    public boolean usable(Instant now) {
        return revokedAt.isEmpty() && expiresAt.filter(end -> !now.isBefore(end)).isEmpty();
    }
}
