package flopper.api.access;

import flopper.db.access.Role;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import java.time.Instant;
import java.util.Optional;

/**
 * A key that is to be made.
 *
 * @param name what it is for
 * @param owner whose is what is submitted with it; the name unless given
 * @param expiresAt from when it is good for nothing; never unless given
 */
@Serdeable
record KeyRequest(
        @NotBlank @Size(max = 100) String name,
        @NotNull Role role,
        @Schema(nullable = true) Optional<String> owner,
        @Schema(nullable = true) Optional<Instant> expiresAt) {}
