package flopper.api.dispatch;

import flopper.queue.QueuePublisher;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;

import jakarta.inject.Singleton;

/** The one connection that publishes. */
@Factory
final class PublisherFactory {

    @Bean(preDestroy = "close")
    @Singleton
    QueuePublisher publisher(@Property(name = "flopper.kafka.bootstrap-servers") String servers) {
        return new QueuePublisher(servers);
    }
}
