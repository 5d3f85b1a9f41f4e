package flopper.api.access;

import flopper.db.access.AccessKey;
import flopper.db.access.Role;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.time.Instant;
import java.util.Optional;

/**
 * A key, without its secret.
 *
 * @param prefix the first characters of the secret, to recognise it by
 * @param createdBy the owner of the key it was made with, or what else made it
 * @param lastUsedAt to a minute
 */
@Serdeable
record KeyResponse(
        String id,
        String name,
        String owner,
        Role role,
        String prefix,
        String createdBy,
        Instant createdAt,
        @Schema(nullable = true) Optional<Instant> expiresAt,
        @Schema(nullable = true) Optional<Instant> revokedAt,
        @Schema(nullable = true) Optional<Instant> lastUsedAt) {

    static KeyResponse of(AccessKey key) {
        return new KeyResponse(
                key.id(),
                key.name(),
                key.owner(),
                key.role(),
                key.prefix(),
                key.createdBy(),
                key.createdAt(),
                key.expiresAt(),
                key.revokedAt(),
                key.lastUsedAt());
    }
}
