package flopper.api.access;

import io.micronaut.serde.annotation.Serdeable;

/**
 * A key that was just made.
 *
 * @param secret what to send as {@code Authorization: Bearer}; nobody can show it again
 */
@Serdeable
record CreatedKeyResponse(String secret, KeyResponse key) {}
