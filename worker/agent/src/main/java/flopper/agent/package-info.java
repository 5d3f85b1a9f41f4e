/**
 * The worker process: its settings, its wiring and its life from start to goodbye. Active where
 * {@code flopper.worker.enabled} is true; must not know HTTP, SQL or Kafka.
 */
@NullMarked
@Configuration
@Requires(property = "flopper.worker.enabled", value = "true")
package flopper.agent;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;

import org.jspecify.annotations.NullMarked;
