package flopper.queue;

import java.time.Duration;
import java.util.Map;

/**
 * How a queue's share group delivers.
 *
 * @param lock how long a worker may be silent before its record goes to another; Kafka allows 15 to
 *     60 seconds
 * @param deliveriesMax deliveries of one record, of which the last one's end without success makes
 *     it a dead letter; Kafka allows 2 to 10
 */
record GroupSettings(Duration lock, int deliveriesMax) {

    static GroupSettings defaults() {
        return new GroupSettings(
                // The shortest that Kafka allows: three renewals fit into it.
                Duration.ofSeconds(15),
                // Attempts are counted and bounded in the database; this is for records that kill
                // their worker before it can even claim.
                5);
    }

    /** Renewing this often survives two renewals that came to nothing. */
    Duration renewInterval() {
        return lock.dividedBy(3);
    }

    Map<String, String> properties(Names names) {
        return Map.of(
                // The default, latest, would skip all that was published before the first worker.
                "share.auto.offset.reset", "earliest",
                "share.record.lock.duration.ms", Long.toString(lock.toMillis()),
                "share.delivery.count.limit", Integer.toString(deliveriesMax),
                "errors.deadletterqueue.topic.name", names.deadLetters(),
                // Without it a dead letter has headers only, and nobody knows which jobs it was.
                "errors.deadletterqueue.copy.record.enable", "true");
    }
}
