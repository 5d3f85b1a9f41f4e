package flopper.api.health;

import flopper.queue.QueueAdmin;

import io.micronaut.context.annotation.Property;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.scheduling.TaskExecutors;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.reactivestreams.Publisher;

import java.util.concurrent.ExecutorService;

/**
 * Whether Kafka answers. Without it submissions are still accepted, and wait; so the service is not
 * down, and nobody should restart it or turn its callers away.
 */
@Singleton
final class QueueIndicator implements HealthIndicator {

    private static final HealthStatus DEGRADED =
            new HealthStatus("DEGRADED", "submissions are accepted and wait", true, 500);

    private final QueueAdmin queues;
    private final ExecutorService executor;

    QueueIndicator(
            @Property(name = "flopper.kafka.bootstrap-servers") String bootstrapServers,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.queues = new QueueAdmin(bootstrapServers);
        this.executor = executor;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Probe.of("kafka", executor, queues::ready, DEGRADED);
    }
}
