package flopper.api.history;

import io.micronaut.serde.annotation.Serdeable;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import java.time.Instant;
import java.util.Optional;

/**
 * Which series is to begin anew; of the setting as much as leaves one.
 *
 * @param since from when on its measurements count; now unless given
 * @param reason in words
 */
@Serdeable
public record BaselineRequest(
        @NotBlank String model,
        @NotBlank String deviceClass,
        Optional<@Min(1) Long> batch,
        Optional<String> precision,
        Optional<String> backend,
        Optional<@Min(1) Integer> threads,
        Optional<String> weights,
        Optional<Instant> since,
        @NotBlank @Size(max = 1000) String reason) {}
