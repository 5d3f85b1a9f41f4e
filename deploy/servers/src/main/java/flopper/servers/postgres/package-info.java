/** A PostgreSQL server from a jar as processes of its own. Must not know Kafka or what is stored. */
@NullMarked
package flopper.servers.postgres;

import org.jspecify.annotations.NullMarked;
