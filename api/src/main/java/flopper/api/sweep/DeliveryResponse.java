package flopper.api.sweep;

import flopper.db.webhook.Delivery;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of telling a webhook.
 *
 * @param id as in the header X-Flopper-Delivery
 * @param deliveredAt when the receiver took it; null while it did not
 * @param givenUpAt when its attempts were used up
 * @param nextAttemptAt when it is tried next; null where it is not
 * @param lastError why the last attempt failed
 */
@Serdeable
record DeliveryResponse(
        String id,
        Instant createdAt,
        int attempts,
        @Schema(nullable = true) Optional<Instant> deliveredAt,
        @Schema(nullable = true) Optional<Instant> givenUpAt,
        @Schema(nullable = true) Optional<Instant> nextAttemptAt,
        @Schema(nullable = true) Optional<String> lastError) {

    static DeliveryResponse of(Delivery delivery) {
        boolean open = delivery.deliveredAt().isEmpty() && delivery.givenUpAt().isEmpty();
        return new DeliveryResponse(
                delivery.id(),
                delivery.createdAt(),
                delivery.attemptCount(),
                delivery.deliveredAt(),
                delivery.givenUpAt(),
                open ? Optional.of(delivery.nextAttemptAt()) : Optional.empty(),
                delivery.lastError());
    }
}
