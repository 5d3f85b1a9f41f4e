/**
 * The HTTP service. Its beans exist only where {@code flopper.api.enabled} is true; {@code
 * flopper.db.Database} is a bean given from outside and {@code flopper.kafka.bootstrap-servers} a
 * property. Must not know SQL, Kafka's client or how a figure is counted or timed.
 */
@Configuration
@Requires(property = "flopper.api.enabled", value = "true")
@NullMarked
package flopper.api;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;

import org.jspecify.annotations.NullMarked;
