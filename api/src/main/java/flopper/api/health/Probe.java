package flopper.api.health;

import io.micronaut.core.async.publisher.AsyncSingleResultPublisher;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthResult;

import org.reactivestreams.Publisher;

import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;

/** Asks a server whether it answers, off the thread that serves requests. */
final class Probe {

    private Probe() {}

    static Publisher<HealthResult> of(
            String name, ExecutorService executor, BooleanSupplier answers, HealthStatus away) {
        return new AsyncSingleResultPublisher<>(
                executor,
                () ->
                        HealthResult.builder(name, answers.getAsBoolean() ? HealthStatus.UP : away)
                                .build());
    }
}
