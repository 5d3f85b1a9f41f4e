/**
 * A job's way through workers: claim, heartbeat, end, and the story of its attempts. Must not know
 * Kafka.
 */
@NullMarked
package flopper.db.lease;

import org.jspecify.annotations.NullMarked;
