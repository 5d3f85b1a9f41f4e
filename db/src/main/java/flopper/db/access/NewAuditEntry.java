package flopper.db.access;

import java.util.Optional;

/** A write that has just been answered; see {@link AuditEntry}. */
public record NewAuditEntry(
        Optional<String> keyId,
        String owner,
        String method,
        String route,
        Optional<String> object,
        int status) {}
