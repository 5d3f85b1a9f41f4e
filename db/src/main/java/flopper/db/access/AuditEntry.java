package flopper.db.access;

import java.time.Instant;
import java.util.Optional;

/**
 * A write that was asked for over HTTP.
 *
 * @param keyId the key it was asked with; empty where the service asks for none
 * @param keyName that key's name
 * @param route as declared, for example {@code /api/v1/sweeps/{id}/cancel}
 * @param object what was named in the path, or was made
 * @param status HTTP status of the answer
 */
public record AuditEntry(
        String id,
        Instant writtenAt,
        Optional<String> keyId,
        Optional<String> keyName,
        String owner,
        String method,
        String route,
        Optional<String> object,
        int status) {}
