/** A Kafka broker in this JVM. Must not know topics or groups. */
@NullMarked
package flopper.servers.kafka;

import org.jspecify.annotations.NullMarked;
