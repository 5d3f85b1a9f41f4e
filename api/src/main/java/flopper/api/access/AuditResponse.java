package flopper.api.access;

import flopper.db.access.AuditEntry;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.time.Instant;
import java.util.Optional;

/**
 * A write that was asked for.
 *
 * @param keyId the key it was asked with; null where the service asked for none
 * @param route as declared, for example {@code /api/v1/sweeps/{id}/cancel}
 * @param object what was named in the path, or was made
 * @param status HTTP status of the answer
 */
@Serdeable
record AuditResponse(
        String id,
        Instant writtenAt,
        @Schema(nullable = true) Optional<String> keyId,
        @Schema(nullable = true) Optional<String> keyName,
        String owner,
        String method,
        String route,
        @Schema(nullable = true) Optional<String> object,
        int status) {

    static AuditResponse of(AuditEntry entry) {
        return new AuditResponse(
                entry.id(),
                entry.writtenAt(),
                entry.keyId(),
                entry.keyName(),
                entry.owner(),
                entry.method(),
                entry.route(),
                entry.object(),
                entry.status());
    }
}
